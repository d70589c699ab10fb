using System.Diagnostics;
using Mien.Faces.Mesh;
using Mien.Faces.Persons;
using Mien.Faces.Tracks;
using Mien.Imaging.Files;
using Mien.Jobs.Cast;
using Mien.Jobs.Films.Debug;
using Mien.Jobs.Films.Pipeline;
using Mien.Jobs.Films.Reports;
using Mien.Jobs.Films.Requests;
using Mien.Jobs.Films.Segments;
using Mien.Jobs.Films.Sources;
using Mien.Jobs.Films.Work;
using Mien.Jobs.Pipeline;
using Mien.Swapping;
using Mien.Video.Ffmpeg;
using Mien.Video.Joining;
using Mien.Video.Probing;
using Mien.Video.Writing;

namespace Mien.Jobs.Films;

/// <summary>Puts faces onto a film, segment by segment; an unfinished run goes on where it stopped. The command line and Studio drive this same job.</summary>
public sealed class FilmSwapJob(IFacePerception perception, ITrackPerception tracking, CanonicalFace canonical, ISwapper swapper)
{
    /// <summary>Runs the request to its end, or to the end of this machine's part.</summary>
    /// <exception cref="MienException">A source has no face, the film cannot be read, the result not be written, the working folder not be used.</exception>
    /// <exception cref="FilmStoppedException">It was cancelled after the work on segments had begun.</exception>
    public async Task<FilmReport> Run(FilmSwapRequest request, IFilmObserver? observer = null, CancellationToken cancellation = default)
    {
        long start = Stopwatch.GetTimestamp();
        FfmpegPrograms programs = FfmpegPrograms.Find(cancellation);
        FilmContainer container = FilmContainers.OfPath(request.OutputPath);
        ThrowIfNotWritable(request);
        using ScratchFolder imports = new("mien-import-");
        FilmSource source = FilmSource.Open(programs, request.TargetPath, request.Part, imports, cancellation);
        EncodePlan encoding = EncodePlan.Of(source.Reading, request.Encode, container, EncoderCatalog.Read(programs, cancellation), cancellation);
        IReadOnlyList<FilmSegment> segments = SegmentPlanner.Plan(source.Pts, source.IsKey, source.TimeBase, source.EndPts, request.SegmentLength);
        using WorkFolder work = new(request.OutputPath);
        FilmManifest manifest = Manifest(request, source, segments);
        FilmJoinRequest join = new()
        {
            TargetPath = request.TargetPath,
            OutputPath = request.OutputPath,
            KeepAudio = request.KeepAudio,
            Overwrite = request.Overwrite,
            Mark = request.Mark,
            Metadata = request.Metadata,
        };
        JoinPlan joining = FilmJoinJob.Plan(source.Film, manifest, join, encoding);
        IReadOnlyList<string> losses = JoinRehearsal.Run(joining, encoding, source.Pts, programs, cancellation);
        foreach (string note in source.Notes.Concat(encoding.Notes).Concat(losses))
        {
            observer?.Note(note);
        }

        work.Open(manifest, request.Share, request.Restart);
        (IReadOnlyList<CastMember> members, IReadOnlyList<SourceReport> sources) = new Casting(perception, swapper).Prepare(request.Assignments, cancellation);
        StageMeter meter = new();
        FilmDebug? debug = request.DebugFolder is string folder ? new(folder, source.DebugFrames(request.DebugFrames), source, perception) : null;

        SegmentLanes lanes = new(source, segments, request.Share, work, meter, observer);
        int kept = lanes.KeptSegments;
        if (lanes.Progress(FilmPhase.Swapping) is { Frames: > 0 } before && before.Frames < before.TotalFrames)
        {
            observer?.Note($"going on at frame {before.Frames + 1} of {before.TotalFrames}");
        }

        IReadOnlyList<FilmPerson> persons = [];
        IReadOnlyList<StageUse> stages;
        bool isJoined = request.Share.IsWhole;
        try
        {
            // Who is in the film is looked for while its first segment is perceived: neither needs the other.
            TaskCompletionSource<FilmCast> cast = new(TaskCreationOptions.RunContinuationsAsynchronously);
            await SideBySide.Run(
                cancellation,
                async stop =>
                {
                    persons = await PersonsOf(request, source, work, meter, observer, stop).ConfigureAwait(false);
                    cast.SetResult(new(members, persons, request.TargetPath));
                },
                stop => lanes.Run(
                    new SegmentPerceiver(source, cast.Task, tracking, canonical, meter),
                    new SegmentRenderer(source, encoding, request.Settings, meter, debug),
                    stop)).ConfigureAwait(false);
            debug?.WritePlot(segments);

            stages = meter.Uses(lanes.Count);
            if (isJoined)
            {
                observer?.Advance(lanes.Progress(FilmPhase.Joining));
                FilmJoinJob.Join(programs, joining, work, manifest, cancellation);
            }
        }
        catch (OperationCanceledException cause) when (cancellation.IsCancellationRequested)
        {
            throw lanes.Stopped(cause);
        }

        SegmentRecord[] records = lanes.Records();
        return new()
        {
            Swapper = swapper.Name,
            TargetPath = request.TargetPath,
            OutputPath = ImageSequence.FileOf(request.OutputPath),
            Sources = sources,
            Persons = persons,
            Segments = segments.Count,
            KeptSegments = kept,
            Frames = records.Sum(record => record.Frames),
            SwappedFrames = records.Sum(record => record.SwappedFrames),
            SwappedFaces = records.Sum(record => record.SwappedFaces),
            DroppedFrames = lanes.DroppedFrames + source.LostFrames,
            IsJoined = isJoined,
            Stages = stages,
            Elapsed = Stopwatch.GetElapsedTime(start),
        };
    }

    /// <summary>Before the work, not after it.</summary>
    private static void ThrowIfNotWritable(FilmSwapRequest request)
    {
        string output = ImageSequence.FileOf(request.OutputPath);
        IEnumerable<string> photos = request.Assignments.SelectMany(
            assignment => assignment.SourcePaths.Append(assignment.Faces.ReferencePath).OfType<string>());
        PictureOutput.ThrowIfInput([output], [.. photos, request.TargetPath]);
        PictureOutput.ThrowIfTaken(output, request.Overwrite);
    }

    private FilmManifest Manifest(FilmSwapRequest request, FilmSource source, IReadOnlyList<FilmSegment> segments) => new()
    {
        Source = Path.GetFileName(request.TargetPath),
        SourceFingerprint = FileFingerprint.Of(request.TargetPath),
        Settings = FilmSettingsText.Of(request, swapper.Name),
        TimeBase = source.TimeBase.ToString(),
        Segments = segments,
        BeginsLater = request.Part.Start > TimeSpan.Zero,
        EndsEarlier = request.Part.End is not null,
    };

    /// <summary>Who is in the film, where a choice asks for it; kept in the working folder, so that it is looked for once.</summary>
    private async Task<IReadOnlyList<FilmPerson>> PersonsOf(
        FilmSwapRequest request, FilmSource source, WorkFolder work, StageMeter meter, IFilmObserver? observer, CancellationToken cancellation)
    {
        if (!FilmCast.AsksForPersons(request.Assignments.Select(assignment => assignment.Faces)))
        {
            return [];
        }

        if ((request.Persons ?? work.Persons()) is PersonList known)
        {
            return known.ToPersons();
        }

        IReadOnlyList<FilmPerson> found = await new PersonScout(source, tracking, meter, observer).Gather(cancellation).ConfigureAwait(false);
        work.Keep(PersonList.Of(found));
        return found;
    }
}

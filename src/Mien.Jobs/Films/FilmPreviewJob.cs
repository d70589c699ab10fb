using System.Globalization;
using Mien.Faces.Mesh;
using Mien.Faces.Persons;
using Mien.Faces.Tracks;
using Mien.Imaging.Files;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Jobs.Cast;
using Mien.Jobs.Debug;
using Mien.Jobs.Films.Pipeline;
using Mien.Jobs.Films.Reports;
using Mien.Jobs.Films.Requests;
using Mien.Jobs.Films.Segments;
using Mien.Jobs.Films.Settings;
using Mien.Jobs.Films.Sources;
using Mien.Swapping;
using Mien.Video.Ffmpeg;
using Mien.Video.Frames;
using Mien.Video.Reading;

namespace Mien.Jobs.Films;

/// <summary>Swaps a single frame of a film, as the whole film's swap would, and writes it as a picture.</summary>
public sealed class FilmPreviewJob(IFacePerception perception, ITrackPerception tracking, CanonicalFace canonical, ISwapper swapper)
{
    /// <param name="request">Its output is a picture.</param>
    /// <param name="frame">A number from 0, or a time such as "1:23.5".</param>
    /// <param name="save">How the picture is written.</param>
    /// <returns>How many faces were replaced in the frame.</returns>
    /// <exception cref="MienException">There is no such frame, a source has no face, the film cannot be read or the picture not be written.</exception>
    public async Task<int> Run(
        FilmSwapRequest request, string frame, SaveOptions save, IFilmObserver? observer = null, CancellationToken cancellation = default)
    {
        PictureOutput.ThrowIfNotWritable(request.OutputPath, save.Overwrite);
        PictureOutput.ThrowIfNotLossless(request.OutputPath, save);
        FfmpegPrograms programs = FfmpegPrograms.Find(cancellation);
        using ScratchFolder imports = new("mien-import-");
        FilmSource source = FilmSource.Open(programs, request.TargetPath, request.Part, imports, cancellation);
        int index = IndexOf(frame, source, request.TargetPath);
        StageMeter meter = new();
        (IReadOnlyList<CastMember> members, _) = new Casting(perception, swapper).Prepare(request.Assignments, cancellation);
        IReadOnlyList<FilmPerson> persons = !FilmCast.AsksForPersons(request.Assignments.Select(assignment => assignment.Faces))
            ? []
            : request.Persons?.ToPersons() ?? await new PersonScout(source, tracking, meter, observer).Gather(cancellation).ConfigureAwait(false);
        FilmSegment moment = new()
        {
            Index = 0,
            FromPts = source.Pts[index],
            ToPts = index + 1 < source.Pts.Count ? source.Pts[index + 1] : source.EndPts,
            ExpectedFrames = 1,
        };
        FilmCast cast = new(members, persons, request.TargetPath);
        PerceivedSegment perceived = await new SegmentPerceiver(source, Task.FromResult(cast), tracking, canonical, meter).Perceive(moment, cancellation).ConfigureAwait(false);
        return Render(request, save, source, perceived, cancellation);
    }

    private static int Render(
        FilmSwapRequest request, SaveOptions save, FilmSource source, PerceivedSegment perceived, CancellationToken cancellation)
    {
        FilmFaceSwapper faces = new(source, perceived, request.Settings, Environment.ProcessorCount);
        long warmUp = Math.Max(perceived.Segment.FromPts - source.PtsSpan(SegmentMargins.WarmUp), source.Pts[0]);
        using FrameReader reader = FrameReader.Open(source.Between(warmUp, perceived.Segment.ToPts), source.Programs, new FramePool(2));
        while (reader.Read(cancellation) is VideoFrame frame)
        {
            using (frame)
            {
                bool isWanted = frame.Pts >= perceived.Segment.FromPts;
                int swapped = faces.SwapInPlace(frame, isWanted && request.DebugFolder is string folder ? new StageRecorder(folder, request.TargetPath, "preview") : null, cancellation);
                if (isWanted)
                {
                    Photo.Of(Picture.From(frame.Read(Region.Of(frame.Size)))).Save(request.OutputPath, save with { MadeOf = request.TargetPath });
                    return swapped;
                }
            }
        }

        throw FilmRangeException.NoSuchFrame(
            request.TargetPath, FilmTime.Text(source.TimeOf(perceived.Segment.FromPts)), source.Pts.Count, source.Timeline.Duration.Seconds);
    }

    /// <summary>The frame that is shown at a time, or that has a number.</summary>
    private static int IndexOf(string frame, FilmSource source, string path)
    {
        if (int.TryParse(frame, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
        {
            return number < source.Pts.Count ? number : throw NoSuchFrame();
        }

        long pts = FilmTime.TryParse(frame) is TimeSpan time ? source.FirstPts + source.PtsSpan(time) : throw NoSuchFrame();
        int index = Enumerable.Range(0, source.Pts.Count).LastOrDefault(i => source.Pts[i] <= pts, -1);
        return index >= 0 && pts < source.EndPts ? index : throw NoSuchFrame();

        FilmRangeException NoSuchFrame() => FilmRangeException.NoSuchFrame(path, frame, source.Pts.Count, source.Timeline.Duration.Seconds);
    }
}

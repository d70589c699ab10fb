using Mien.Imaging.Files;
using Mien.Video.Ffmpeg;
using Mien.Video.Frames;
using Mien.Video.Writing;

namespace Mien.Video.Joining;

/// <summary>Joins finished segments into the film, with everything else of the source.</summary>
/// <remarks>Video is not encoded again, except into animations and pictures. Frames keep the time between them exactly; sound is moved
/// by the same time as video. The result appears whole or not at all.</remarks>
public static class FilmJoin
{
    /// <exception cref="SegmentException">A segment is damaged, or encoded otherwise than the first.</exception>
    /// <exception cref="EncodeException">The output's extension names no film.</exception>
    /// <exception cref="OutputException">The output is taken or cannot be written.</exception>
    /// <exception cref="FfmpegException">FFmpeg failed.</exception>
    public static JoinReport Run(JoinPlan plan, FfmpegPrograms programs, CancellationToken cancellation = default)
    {
        if (plan.Segments.Count == 0)
        {
            throw new ArgumentException("A film needs a segment.", nameof(plan));
        }

        Rational timeBase = SegmentSplice.TimeBaseOf(plan.Segments[0]);
        Rational start = JoinClock.Start(plan, timeBase);
        return plan.Container == FilmContainer.Pictures ? JoinPictures(plan, programs, timeBase, start, cancellation) :
            plan.Container.IsAnimation() ? JoinAnimation(plan, programs, timeBase, start, cancellation) :
            JoinFilm(plan, programs, start, cancellation);
    }

    private static JoinReport JoinFilm(JoinPlan plan, FfmpegPrograms programs, Rational start, CancellationToken cancellation)
    {
        SegmentSplice splice = new(plan.Segments, start, frameTime: null);
        if (plan.Container == FilmContainer.Avi && Rational.TryParse(splice.Header.Tags.GetValueOrDefault("r_frame_rate")) is Rational rate)
        {
            splice = new(plan.Segments, start, rate.Inverse); // AVI knows no times, only a rate
        }

        CopyJoin join = new(plan, start, splice);
        using TemporaryOutput output = TemporaryOutput.For(plan.OutputPath, plan.Overwrite, plan.Source.Path);
        long frames = Feed(plan, splice, programs, join.Arguments("file:" + output.TemporaryPath), cancellation);
        WrittenFilm.ThrowIfShort(output.TemporaryPath, plan.Container, frames, programs, cancellation);
        if (plan.IsMarked && plan.Container is (FilmContainer.Mp4 or FilmContainer.Mov))
        {
            output.Append(FilmMark.XmpBox());
        }

        output.Complete();
        return new() { FrameCount = frames, Notes = join.Notes };
    }

    private static JoinReport JoinAnimation(JoinPlan plan, FfmpegPrograms programs, Rational timeBase, Rational start, CancellationToken cancellation)
    {
        SegmentSplice splice = new(plan.Segments, start, frameTime: null);
        using TemporaryOutput output = TemporaryOutput.For(plan.OutputPath, plan.Overwrite, plan.Source.Path);
        using TemporaryOutput? palette = plan.Container == FilmContainer.Gif ? TemporaryOutput.For(plan.OutputPath + ".palette.png", overwrite: true) : null;
        if (palette is not null)
        {
            Feed(plan, splice, programs, AnimationJoin.PaletteArguments(plan, "file:" + palette.TemporaryPath), cancellation);
        }

        string? palettePath = palette is null ? null : "file:" + palette.TemporaryPath;
        long frames = Feed(plan, splice, programs, AnimationJoin.Arguments(plan, timeBase, "file:" + output.TemporaryPath, palettePath), cancellation);
        byte[] marked = PictureMark.Of(output.TemporaryPath);
        if (plan is { Container: FilmContainer.WebP, LastDuration: Rational last })
        {
            WebPDelay.SetLast(marked, last);
        }

        output.Replace(marked);
        output.Complete();
        return new() { FrameCount = frames, Notes = LeftOut(plan) };
    }

    private static JoinReport JoinPictures(JoinPlan plan, FfmpegPrograms programs, Rational timeBase, Rational start, CancellationToken cancellation)
    {
        SegmentSplice splice = new(plan.Segments, start, frameTime: null);
        using TemporaryPictures pictures = TemporaryPictures.For(plan.OutputPath);
        long frames = Feed(plan, splice, programs, AnimationJoin.Arguments(plan, timeBase, "file:" + pictures.TemporaryPattern, null), cancellation);
        pictures.Complete(plan.Overwrite, frames, plan.Source.Path);
        return new() { FrameCount = frames, Notes = LeftOut(plan) };
    }

    private static IReadOnlyList<string> LeftOut(JoinPlan plan) =>
    [
        .. plan.KeepsAudio && plan.Source.AudioStreams.Any() ? (string[])["sound is left out: this format holds none"] : [],
        .. plan.Container == FilmContainer.Avif && PlanarFormat.Nearest(plan.Source.VideoStream.PixelFormat).HasAlpha
            ? (string[])["transparency is lost: FFmpeg writes none into animated AVIF"] : [],
    ];

    /// <summary>Runs FFmpeg on the joined stream.</summary>
    /// <returns>How many frames it got, or should have got when it stopped listening.</returns>
    private static long Feed(JoinPlan plan, SegmentSplice splice, FfmpegPrograms programs, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        using FfmpegProcess ffmpeg = FfmpegProcess.Start(programs.Ffmpeg, arguments);
        using CancellationTokenRegistration kill = cancellation.Register(ffmpeg.Kill);
        PipeCapacity.Raise(ffmpeg.Input);
        long frames = 0;
        try
        {
            frames = splice.Write(ffmpeg.Input, cancellation);
        }
        catch (IOException)
        {
            // A broken pipe: FFmpeg's end says why, and a cut at the end is none of its faults.
        }

        ffmpeg.WaitForSuccess(cancellation);
        return Math.Max(frames, plan.FrameCount ?? 0);
    }
}

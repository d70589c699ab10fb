using Mien.Video.Ffmpeg;
using Mien.Video.Frames;
using Mien.Video.Writing;

namespace Mien.Video.Joining;

/// <summary>Tries the end of the work before its beginning: one frame is encoded and joined with all else of the source. What an encoder or a format
/// refuses is told at once, not after hours.</summary>
public static class JoinRehearsal
{
    /// <summary>A moment at another place of the frame grid is told to be that place when it is no further away, in frames.</summary>
    private static readonly Rational s_gridTolerance = new(1, 4);

    /// <summary>A rate of which even neighbouring frames leave out more is none: it is fine enough for any time.</summary>
    private const int MostEmptyPlaces = 4;

    /// <param name="plan">Of the join; its segments and its output's place do not matter yet.</param>
    /// <param name="pts">Of the wanted frames, rising, in the time base of the encoding; at least one.</param>
    /// <returns>What of the source is not kept as it is, in words for the person.</returns>
    /// <exception cref="EncodeException">The format cannot hold such a film.</exception>
    /// <exception cref="FfmpegException">The encoder or the format refuses.</exception>
    public static IReadOnlyList<string> Run(
        JoinPlan plan, EncodePlan encoding, IReadOnlyList<long> pts, FfmpegPrograms programs, CancellationToken cancellation = default)
    {
        if (plan.Settings.Lossless && !FilmContainers.CanBeLossless(plan.OutputPath))
        {
            throw EncodeException.NotLossless(plan.OutputPath);
        }

        if (plan.Container == FilmContainer.Avi && !FitsAGrid(pts, encoding))
        {
            throw EncodeException.WithoutOneRate(plan.OutputPath);
        }

        using ScratchFolder folder = new("mien-rehearsal-");
        string segment = Path.Combine(folder.Path, "segment.nut");
        using (FrameWriter writer = FrameWriter.Open(encoding, programs, segment))
        using (VideoFrame frame = Grey(encoding, pts[0]))
        {
            writer.Write(frame, cancellation);
            writer.Complete(cancellation);
        }

        string output = Path.Combine(folder.Path, Path.GetFileName(plan.OutputPath));
        return FilmJoin.Run(plan with { Segments = [segment], OutputPath = output, IsRehearsal = true }, programs, cancellation).Notes;
    }

    /// <summary>Whether each frame has a place of its own among those of the film's rate: AVI knows no other times.</summary>
    private static bool FitsAGrid(IReadOnlyList<long> pts, EncodePlan encoding)
    {
        if (encoding.FrameRate is not Rational rate)
        {
            return false;
        }

        Rational unit = encoding.TimeBase * rate;
        Rational tolerance = unit > s_gridTolerance ? unit : s_gridTolerance;
        (long last, long shortest) = (-1, long.MaxValue);
        foreach (long at in pts)
        {
            Rational place = new Rational(at - pts[0]) * unit;
            long nearest = place.RoundTo(new(1));
            Rational away = place - new Rational(nearest);
            if (nearest <= last || away > tolerance || -away > tolerance)
            {
                return false;
            }

            shortest = last < 0 ? shortest : Math.Min(shortest, nearest - last);
            last = nearest;
        }

        return pts.Count == 1 || shortest <= MostEmptyPlaces;
    }

    private static VideoFrame Grey(EncodePlan encoding, long pts)
    {
        const byte Middle = 0x80;
        byte[] samples = new byte[encoding.Format.FrameBytes(encoding.Size)];
        if (encoding.Format.BytesPerSample == 1)
        {
            Array.Fill(samples, Middle);
        }

        return new(encoding.Format, FrameColours.Guess(encoding.Format.Name, encoding.Size), encoding.Size, samples, pts);
    }
}

using System.Numerics;
using System.Runtime.InteropServices;

namespace Mien.Faces.Tracks;

/// <summary>Says where a film jumps from one scene to another.</summary>
/// <remarks>Two thumbnails are laid over each other with the best shift, so that a pan changes little, and correlated without mean and
/// contrast, so that a flash or a fade does not either. A cut is a change that is large by itself and against those before it, so that wild motion is
/// none. A dissolve changes little from frame to frame and is none. Thresholds: docs/tracking.md.</remarks>
public static class SceneCuts
{
    /// <summary>How many thumbnails before the one in question are worth keeping.</summary>
    public const int Memory = 4;

    /// <summary>How far a frame may have moved, in cells of the thumbnail: a seventh of the picture.</summary>
    private const int MostShiftX = 5, MostShiftY = 3;

    private const float LeastChange = 0.25f;

    /// <summary>A change against the median of those before it.</summary>
    private const float LeastRatio = 3;

    /// <param name="before">The frames before, in order, without blank ones; the last <see cref="Memory"/> count. Empty: no cut.</param>
    /// <returns>Whether a new scene begins with <paramref name="frame"/>. False for blank frames: the frame after them
    /// decides.</returns>
    public static bool IsCut(IReadOnlyList<FrameThumbnail> before, FrameThumbnail frame)
    {
        if (before.Count == 0 || frame.IsBlank)
        {
            return false;
        }

        float change = Change(before[^1], frame);
        return change > LeastChange && change > LeastRatio * UsualChange(before);
    }

    /// <summary>How different two scenes are: 0 for the same picture, moved, brightened or darkened, about 1 for unrelated ones, 2 at most.</summary>
    public static float Change(FrameThumbnail one, FrameThumbnail other)
    {
        float best = -1;
        for (int y = -MostShiftY; y <= MostShiftY; y++)
        {
            for (int x = -MostShiftX; x <= MostShiftX; x++)
            {
                best = Math.Max(best, Correlation(one.Samples, other.Samples, x, y));
            }
        }

        return 1 - best;
    }

    /// <summary>The median of the changes between the frames before.</summary>
    private static float UsualChange(IReadOnlyList<FrameThumbnail> before)
    {
        List<float> changes = [];
        for (int i = Math.Max(1, before.Count - Memory + 1); i < before.Count; i++)
        {
            changes.Add(Change(before[i - 1], before[i]));
        }

        changes.Sort();
        return changes.Count == 0 ? 0 : changes[changes.Count / 2];
    }

    /// <summary>Of all three channels at once over the common part, each channel about its own mean.</summary>
    private static float Correlation(ReadOnlySpan<float> one, ReadOnlySpan<float> other, int shiftX, int shiftY)
    {
        int width = FrameThumbnail.Width - Math.Abs(shiftX);
        int height = FrameThumbnail.Height - Math.Abs(shiftY);
        Moments total = default;
        for (int channel = 0; channel < 3; channel++)
        {
            Moments moments = default;
            for (int y = 0; y < height; y++)
            {
                int row = (channel * FrameThumbnail.Height) + y;
                int oneStart = ((row + Math.Max(0, -shiftY)) * FrameThumbnail.Width) + Math.Max(0, -shiftX);
                int otherStart = ((row + Math.Max(0, shiftY)) * FrameThumbnail.Width) + Math.Max(0, shiftX);
                moments = moments.With(one.Slice(oneStart, width), other.Slice(otherStart, width));
            }

            total = total.And(moments.Centred(width * height));
        }

        float spread = MathF.Sqrt(total.OneOne * total.OtherOther);
        return spread < 1e-6f ? 0 : total.Cross / spread;
    }

    private readonly record struct Moments(float One, float Other, float OneOne, float OtherOther, float Cross)
    {
        public Moments With(ReadOnlySpan<float> one, ReadOnlySpan<float> other)
        {
            Vector<float> sumOne = default, sumOther = default, squareOne = default, squareOther = default, cross = default;
            ReadOnlySpan<Vector<float>> ones = MemoryMarshal.Cast<float, Vector<float>>(one);
            ReadOnlySpan<Vector<float>> others = MemoryMarshal.Cast<float, Vector<float>>(other);
            for (int i = 0; i < ones.Length; i++)
            {
                sumOne += ones[i];
                sumOther += others[i];
                squareOne += ones[i] * ones[i];
                squareOther += others[i] * others[i];
                cross += ones[i] * others[i];
            }

            Moments sum = And(new(
                Vector.Sum(sumOne), Vector.Sum(sumOther), Vector.Sum(squareOne), Vector.Sum(squareOther), Vector.Sum(cross)));
            for (int i = ones.Length * Vector<float>.Count; i < one.Length; i++)
            {
                sum = sum.And(new(one[i], other[i], one[i] * one[i], other[i] * other[i], one[i] * other[i]));
            }

            return sum;
        }

        public Moments And(Moments more) =>
            new(One + more.One, Other + more.Other, OneOne + more.OneOne, OtherOther + more.OtherOther, Cross + more.Cross);

        public Moments Centred(int count) => new(
            0, 0, OneOne - (One * One / count), OtherOther - (Other * Other / count), Cross - (One * Other / count));
    }
}

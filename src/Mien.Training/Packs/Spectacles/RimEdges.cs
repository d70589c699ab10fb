using System.Numerics;
using Mien.Faces.Parsing;
using Mien.Imaging.Filters;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Plane = Mien.Imaging.Pixels.Plane;

namespace Mien.Training.Packs.Spectacles;

/// <summary>How much speaks for a rim at a place of a photo: a line that is darker or lighter than what lies on both sides, and what a parser already takes for a frame.</summary>
internal sealed class RimEdges
{
    /// <summary>Half the widths of the lines that are looked for, in pixels.</summary>
    private static readonly float[] s_besidePx = [1.8f, 3.2f, 5.5f];

    /// <summary>A difference of this part of the brightness is as clear as any.</summary>
    private const float ClearShare = 0.14f;

    private const float LeastBrightness = 0.15f, LineWeight = 0.6f, ParserWeight = 0.8f;

    private readonly Plane _brightness, _colour, _mean, _frame;

    /// <param name="photo">sRGB-encoded, upright.</param>
    /// <param name="frame">What a parser takes for frames, of the photo's size, 0 … 1.</param>
    public RimEdges(Planes photo, Plane frame)
    {
        (Plane brightness, Plane colour) = (new(photo.Width, photo.Height), new(photo.Width, photo.Height));
        for (int i = 0; i < brightness.Samples.Length; i++)
        {
            brightness.Samples[i] = (0.3f * photo.Red.Samples[i]) + (0.59f * photo.Green.Samples[i]) + (0.11f * photo.Blue.Samples[i]);
            colour.Samples[i] = (photo.Red.Samples[i] + photo.Green.Samples[i]) / 2 - photo.Blue.Samples[i];
        }

        (_brightness, _colour, _mean, _frame) = (GaussianBlur.Apply(brightness, 0.6f), GaussianBlur.Apply(colour, 0.8f), GaussianBlur.Apply(brightness, 6), frame);
    }

    /// <summary>About 0 … 1.4.</summary>
    /// <param name="aside">Across the rim, of length 1.</param>
    public float At(Vector2 place, Vector2 aside)
    {
        float least = ClearShare * Math.Max(LeastBrightness, Sample(_mean, place)), line = 0;
        foreach (float beside in s_besidePx)
        {
            Vector2 step = aside * beside;
            line = Math.Max(line, Math.Max(Line(_brightness, place, step), Line(_colour, place, step)));
        }

        return (LineWeight * Math.Min(1, line / least)) + (ParserWeight * Sample(_frame, place));
    }

    /// <summary>Half the width of the line that crosses here, in pixels.</summary>
    public float HalfWidthAt(Vector2 place, Vector2 aside)
    {
        const float most = 6, step = 0.5f;
        float here = Sample(_brightness, place), beside = (Sample(_brightness, place + (aside * most)) + Sample(_brightness, place - (aside * most))) / 2, width = 0;
        foreach (int side in (int[])[-1, 1])
        {
            float away = step;
            while (away < most && MathF.Abs(Sample(_brightness, place + (aside * side * away)) - here) < MathF.Abs(beside - here) / 2)
            {
                away += step;
            }

            width += away / 2;
        }

        return width;
    }

    public float FrameAt(Vector2 place) => Sample(_frame, place);

    /// <summary>How far a place stands out from both sides, the same way.</summary>
    private static float Line(Plane plane, Vector2 place, Vector2 step)
    {
        float here = Sample(plane, place), one = here - Sample(plane, place + step), other = here - Sample(plane, place - step);
        return one * other > 0 ? Math.Min(MathF.Abs(one), MathF.Abs(other)) : 0;
    }

    private static float Sample(Plane plane, Vector2 place)
    {
        float left = Math.Clamp(place.X, 0, plane.Width - 1.001f), top = Math.Clamp(place.Y, 0, plane.Height - 1.001f);
        (int x, int y) = ((int)left, (int)top);
        (float right, float down) = (left - x, top - y);
        float above = plane[x, y] + ((plane[x + 1, y] - plane[x, y]) * right), below = plane[x, y + 1] + ((plane[x + 1, y + 1] - plane[x, y + 1]) * right);
        return above + ((below - above) * down);
    }
}

using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Colour;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Plane = Mien.Imaging.Pixels.Plane;

namespace Mien.Faces.Attributes;

/// <summary>Tells spectacles by the one place where they cross bare skin: a line, dark or light, over the bridge of the nose.</summary>
/// <remarks>A strip along the bridge, from the brows to the middle of the nose, is read in steps of a hundredth of the eye distance. At each place the brightness
/// is compared with the mean of those above and below; the strip's strength is that of the clearest row, of which nearly all columns must show something.
/// On 800 synthetic faces looked at one by one in order of strength: of the 130 from <see cref="WornFrom"/> on all but two or three wear spectacles (the
/// others have hair or a deep furrow there), of those below about ten do, most of them rimless.</remarks>
public static class SpectaclesBridge
{
    /// <summary>From this strength on spectacles are worn.</summary>
    public const float WornFrom = 0.22f;

    /// <summary>Below this strength they are not.</summary>
    public const float NotBelow = 0.15f;

    /// <summary>Point between the eyes.</summary>
    private const int BetweenEyes = 168;

    private const int Columns = 27, Rows = 86;
    private const float StepShare = 0.01f, FirstColumn = -0.13f, FirstRow = -0.35f;

    /// <summary>Rows from a line to its surroundings, and rows by which it may slope or bend.</summary>
    private const int Beside = 8, Slope = 5;

    /// <summary>A part of the columns that need not show the line: it ends where the strip is wider than the bridge.</summary>
    private const float MissingShare = 0.15f;

    /// <summary>Clearer than this is only darker, and darker surroundings than this are noise.</summary>
    private const float MostClear = 0.35f, LeastMean = 0.16f;

    /// <param name="linear">The photo in linear light.</param>
    /// <param name="points">Mesh points in px of it, at least 468.</param>
    /// <returns>0 … 0.35; 0 for a face without size.</returns>
    public static float Strength(Planes linear, ReadOnlySpan<Vector3> points)
    {
        Vector2 left = (Flat(points[MeshTopology.LeftEyeOuter]) + Flat(points[MeshTopology.LeftEyeInner])) / 2;
        Vector2 right = (Flat(points[MeshTopology.RightEyeOuter]) + Flat(points[MeshTopology.RightEyeInner])) / 2;
        Vector2 across = (right - left) * StepShare;
        if (across.Length() < 1e-3f)
        {
            return 0;
        }

        Vector2 down = new(-across.Y, across.X);
        Vector2 corner = Flat(points[BetweenEyes]) + (across * (FirstColumn / StepShare)) + (down * (FirstRow / StepShare));
        Affine2 stripToPhoto = new(across.X, down.X, corner.X, across.Y, down.Y, corner.Y);
        return Clearest(Brightness(Resampler.Warp(linear, stripToPhoto.Invert(), new Size(Columns, Rows))));
    }

    /// <summary>Whether nothing speaks for spectacles before a face.</summary>
    /// <param name="encoded">The photo, sRGB-encoded.</param>
    /// <param name="points">Mesh points in px of it, at least 468.</param>
    public static bool IsBare(Planes encoded, ReadOnlySpan<Vector3> points) => Strength(LinearLight.FromSrgb(encoded), points) < NotBelow;

    /// <summary>About as the eye sees it: the root of the light.</summary>
    private static Plane Brightness(Planes linear)
    {
        Plane brightness = new(linear.Width, linear.Height);
        for (int i = 0; i < brightness.Samples.Length; i++)
        {
            brightness.Samples[i] = MathF.Sqrt(Math.Max(0, (0.2126f * linear.Red.Samples[i]) + (0.7152f * linear.Green.Samples[i]) + (0.0722f * linear.Blue.Samples[i])));
        }

        return brightness;
    }

    private static float Clearest(Plane strip)
    {
        float mean = Math.Max(LeastMean, strip.Samples.Average());
        Plane line = new(Columns, Rows - (2 * Beside));
        for (int y = 0; y < line.Height; y++)
        {
            for (int x = 0; x < Columns; x++)
            {
                float surroundings = (strip[x, y] + strip[x, y + (2 * Beside)]) / 2;
                line[x, y] = Math.Min(MostClear, MathF.Abs(strip[x, y + Beside] - surroundings) / mean);
            }
        }

        return Enumerable.Range(0, line.Height).Max(y => AcrossAll(line, y));
    }

    /// <summary>How clear the line is that crosses about this row, where it is least clear.</summary>
    private static float AcrossAll(Plane line, int y)
    {
        Span<float> clearest = stackalloc float[Columns];
        for (int x = 0; x < Columns; x++)
        {
            for (int row = Math.Max(0, y - Slope); row <= Math.Min(line.Height - 1, y + Slope); row++)
            {
                clearest[x] = Math.Max(clearest[x], line[x, row]);
            }
        }

        clearest.Sort();
        return clearest[(int)(MissingShare * Columns)];
    }

    private static Vector2 Flat(Vector3 point) => new(point.X, point.Y);
}

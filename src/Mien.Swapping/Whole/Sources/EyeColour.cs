using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes.Atlas;

namespace Mien.Swapping.Whole.Sources;

/// <summary>What an eye of a photo looks like between its lids, linear light.</summary>
/// <param name="Iris">Mean colour of the ring around the pupil, as far as the lids leave it free.</param>
/// <param name="White">Of the brightest part of the rest.</param>
internal sealed record EyeColour(Vector3 Iris, Vector3 White)
{
    /// <summary>The ring between pupil and rim, in radii of the iris.</summary>
    private const float RingFrom = 0.4f, RingTo = 0.85f;

    /// <summary>Beside it, from here on is white.</summary>
    private const float WhiteFrom = 1.25f;

    /// <summary>An iris of fewer pixels tells no colour.</summary>
    private const int LeastPixels = 6;

    /// <summary>The part of the white that is in no shadow of lids.</summary>
    private const float WhiteShare = 0.4f;

    /// <param name="linear">The photo, linear light.</param>
    /// <param name="points">Mesh points with irises in px of it, [478].</param>
    /// <returns>Left in the picture, then right; null where too little is seen.</returns>
    public static EyeColour?[] Of(Planes linear, ReadOnlySpan<Vector3> points) =>
    [
        Of(linear, points, MeshTopology.LeftEyeLoop, MeshTopology.LeftIris),
        Of(linear, points, MeshTopology.RightEyeLoop, MeshTopology.RightIris),
    ];

    private static EyeColour? Of(Planes linear, ReadOnlySpan<Vector3> points, ReadOnlySpan<int> loop, ReadOnlySpan<int> iris)
    {
        Vector2 centre = MeshPoints.Flat(points[iris[0]]);
        float radius = Vector2.Distance(MeshPoints.Flat(points[iris[1]]), MeshPoints.Flat(points[iris[3]])) / 2;
        (Plane opening, Region region) = MeshOpening.Of(points, loop, softPx: 0, linear.Size);
        List<Vector3> ring = [];
        List<Vector3> white = [];
        for (int y = 0; y < region.Height; y++)
        {
            for (int x = 0; x < region.Width; x++)
            {
                if (opening[x, y] > 0.9f)
                {
                    (int column, int row) = (region.X + x, region.Y + y);
                    float radii = Vector2.Distance(new(column, row), centre) / radius;
                    Vector3 colour = new(linear.Red[column, row], linear.Green[column, row], linear.Blue[column, row]);
                    List<Vector3>? list = radii is >= RingFrom and <= RingTo ? ring : radii >= WhiteFrom ? white : null;
                    list?.Add(colour);
                }
            }
        }

        return ring.Count < LeastPixels || white.Count < LeastPixels ? null : new(Middle(ring), Brightest(white));
    }

    /// <summary>Without glints and lashes.</summary>
    private static Vector3 Middle(List<Vector3> colours)
    {
        Vector3[] ordered = [.. colours.OrderBy(colour => colour.Y)];
        return Mean(ordered.AsSpan(ordered.Length / 5, Math.Max(1, ordered.Length * 3 / 5)));
    }

    private static Vector3 Brightest(List<Vector3> colours)
    {
        Vector3[] ordered = [.. colours.OrderByDescending(colour => Math.Min(colour.X, Math.Min(colour.Y, colour.Z)))];
        return Mean(ordered.AsSpan(0, (int)MathF.Ceiling(ordered.Length * WhiteShare)));
    }

    private static Vector3 Mean(ReadOnlySpan<Vector3> colours)
    {
        Vector3 sum = default;
        foreach (Vector3 colour in colours)
        {
            sum += colour;
        }

        return sum / colours.Length;
    }
}

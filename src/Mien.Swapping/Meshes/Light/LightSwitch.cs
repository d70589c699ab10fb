using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Swapping.Meshes.Atlas;

namespace Mien.Swapping.Meshes.Light;

/// <summary>Tells that the light on a face is another than in the frame before: a flash, a lamp that is switched. Whatever is remembered of the old light is wrong from
/// that frame on. It is told at points of the mesh, which go along with the head.</summary>
internal sealed class LightSwitch
{
    /// <summary>Every so many-th point tells.</summary>
    private const int PointStep = 6;

    /// <summary>The face is looked at with about so many texels to its side, so that noise and pores do not count.</summary>
    private const int CoarsePx = 24;

    /// <summary>A change by this part of the light, from one frame to the next, is a switch. Noise makes less than a hundredth, a turning head a twentieth.</summary>
    private const float Least = 0.08f;

    private Vector3[]? _before;

    /// <param name="linear">The face, linear light.</param>
    /// <param name="points">Of its mesh, in px of <paramref name="linear"/>, at least the first 468.</param>
    /// <returns>False for the first frame.</returns>
    public bool Look(MipPyramid linear, ReadOnlySpan<Vector3> points)
    {
        int level = Math.Clamp((int)MathF.Log2(Math.Max(1, linear[0].Width / CoarsePx)), 0, linear.Count - 1);
        Vector3[] now = Read(linear[level], 1f / (1 << level), points);
        (float change, float light) = (0, 1e-6f);
        for (int i = 0; _before is not null && i < now.Length; i++)
        {
            change += Sum(Vector3.Abs(now[i] - _before[i]));
            light += Sum(_before[i]);
        }

        _before = now;
        return change > Least * light;
    }

    private static Vector3[] Read(Planes coarse, float scale, ReadOnlySpan<Vector3> points)
    {
        Vector3[] colours = new Vector3[MeshTopology.FacePointCount / PointStep];
        for (int i = 0; i < colours.Length; i++)
        {
            Vector2 place = MeshPoints.Flat(points[i * PointStep]) * scale;
            (int x, int y) = (Math.Clamp((int)place.X, 0, coarse.Width - 1), Math.Clamp((int)place.Y, 0, coarse.Height - 1));
            colours[i] = new(coarse.Red[x, y], coarse.Green[x, y], coarse.Blue[x, y]);
        }

        return colours;
    }

    private static float Sum(Vector3 colour) => colour.X + colour.Y + colour.Z;
}

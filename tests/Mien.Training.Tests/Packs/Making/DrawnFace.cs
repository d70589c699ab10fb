using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Pixels;

namespace Mien.Training.Tests.Packs.Making;

/// <summary>A face of smooth waves, light on dark or dark on light, whose mesh is the average one or a changed one.</summary>
internal sealed record DrawnFace(Planes Planes, FaceMesh Mesh)
{
    public const int SizePx = 192;

    /// <param name="wave">How fast the skin's pattern changes, and how far it is shifted.</param>
    /// <param name="contrast">Of the pattern, 0 … 0.3.</param>
    public static DrawnFace Of(CanonicalFace canonical, float wave, float contrast = 0.04f, Func<Vector3, Vector3>? change = null)
    {
        FaceMesh mesh = MeshExample.InPicture(canonical, SizePx);
        FaceMesh changed = change is null ? mesh : new(Array.ConvertAll(mesh.Points.ToArray(), point => change(point)), presence: 1);
        Planes planes = new(SizePx, SizePx);
        for (int y = 0; y < SizePx; y++)
        {
            for (int x = 0; x < SizePx; x++)
            {
                float pattern = 0.5f + (contrast * (MathF.Sin((wave * x) + wave) + MathF.Cos(wave * y)));
                (planes.Red[x, y], planes.Green[x, y], planes.Blue[x, y]) = (pattern + 0.1f, pattern, pattern - 0.1f);
            }
        }

        return new(planes, changed);
    }

    /// <summary>Half the width of the face at its nose, in the middle of the picture: changed about 6 % of it.</summary>
    public static Vector3 Wider(Vector3 point) => point with { X = (SizePx / 2f) + ((point.X - (SizePx / 2f)) * 1.08f) };
}

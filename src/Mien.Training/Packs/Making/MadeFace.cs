using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Colour;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;

namespace Mien.Training.Packs.Making;

/// <summary>A face that nobody has.</summary>
/// <param name="Linear">The crop in linear light.</param>
/// <param name="Mesh">In pixels of the crop.</param>
internal sealed record MadeFace(Planes Linear, FaceMesh Mesh)
{
    /// <summary>Pixels and landmarks go the same way; depth stays.</summary>
    /// <param name="linear">The crop in linear light.</param>
    public static MadeFace Of(Planes linear, FaceMesh mesh, SmoothWarp warp)
    {
        Vector3[] points = mesh.Points.ToArray();
        for (int i = 0; i < points.Length; i++)
        {
            points[i] = new(warp.ToNew(mesh[i]), points[i].Z);
        }

        return new(Remap.Render(new MipPyramid(linear), warp.ToField()), new(points, mesh.Presence));
    }

    public Picture ToPicture() => Picture.From(LinearLight.ToSrgb(Linear));
}

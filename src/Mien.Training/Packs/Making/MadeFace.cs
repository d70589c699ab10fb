using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;

namespace Mien.Training.Packs.Making;

/// <summary>A face that nobody has.</summary>
/// <param name="Planes">The crop.</param>
/// <param name="Mesh">In pixels of the crop.</param>
internal sealed record MadeFace(Planes Planes, FaceMesh Mesh)
{
    /// <summary>Pixels and landmarks go the same way; depth stays.</summary>
    /// <param name="planes">The crop.</param>
    public static MadeFace Of(Planes planes, FaceMesh mesh, SmoothWarp warp)
    {
        Vector3[] points = mesh.Points.ToArray();
        for (int i = 0; i < points.Length; i++)
        {
            points[i] = new(warp.ToNew(mesh[i]), points[i].Z);
        }

        return new(Remap.Render(new MipPyramid(planes), warp.ToField()), new(points, mesh.Presence));
    }

    public Picture ToPicture() => Picture.From(Planes);
}

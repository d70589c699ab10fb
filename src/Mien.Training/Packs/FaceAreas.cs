using Mien.Faces.Mesh;
using Mien.Imaging.Geometry;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;

namespace Mien.Training.Packs;

/// <summary>Parts of a face by its mesh, with antialiased edges.</summary>
/// <param name="Face">Within the mesh's outline; 0 … 1.</param>
/// <param name="Skin">The face without the openings of the eyes, the brows and the lips with the mouth; 0 … 1.</param>
/// <remarks>A mesh knows nothing of what lies before a face: hair, hands and spectacles are in the masks.</remarks>
internal sealed record FaceAreas(Plane Face, Plane Skin)
{
    /// <param name="mesh">In pixels of a picture of that size.</param>
    public static FaceAreas Of(FaceMesh mesh, Size size)
    {
        Plane face = Polygon.Fill(mesh.Flat(MeshTopology.FaceOvalLoop), size);
        Plane skin = face.Clone();
        Leave(skin, mesh, MeshTopology.LeftEyeLoop);
        Leave(skin, mesh, MeshTopology.RightEyeLoop);
        Leave(skin, mesh, MeshTopology.LeftBrowLoop);
        Leave(skin, mesh, MeshTopology.RightBrowLoop);
        Leave(skin, mesh, MeshTopology.LipsOuterLoop);
        return new(face, skin);
    }

    private static void Leave(Plane skin, FaceMesh mesh, ReadOnlySpan<int> loop)
    {
        Plane part = Polygon.Fill(mesh.Flat(loop), skin.Size);
        for (int i = 0; i < skin.Samples.Length; i++)
        {
            skin.Samples[i] *= 1 - part.Samples[i];
        }
    }
}

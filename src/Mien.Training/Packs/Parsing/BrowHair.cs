using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Filters;
using Mien.Imaging.Geometry;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Plane = Mien.Imaging.Pixels.Plane;

namespace Mien.Training.Packs.Parsing;

/// <summary>Where brows have hair: what is darker than the skin around, within the mesh's polygons, which are broader than brows.</summary>
internal static class BrowHair
{
    /// <summary>Parts of the darkness of a brow's darkest places: less is skin, more is hair.</summary>
    private const float HairFrom = 0.2f, HairTo = 0.5f;

    /// <summary>A brow whose darkest places differ less from the skin, as a part of its brightness, is left as the mesh has it.</summary>
    private const float LeastDarkness = 0.1f;

    /// <summary>The mesh's polygons.</summary>
    public static Plane Around(FaceMesh mesh, Size size)
    {
        (Plane left, Plane right) = (Polygon.Fill(mesh.Flat(MeshTopology.LeftBrowLoop), size), Polygon.Fill(mesh.Flat(MeshTopology.RightBrowLoop), size));
        for (int i = 0; i < left.Samples.Length; i++)
        {
            left.Samples[i] = Math.Max(left.Samples[i], right.Samples[i]);
        }

        return left;
    }

    /// <returns>0 … 1.</returns>
    public static Plane In(Planes photo, FaceMesh mesh)
    {
        Plane light = new(photo.Width, photo.Height), brows = new(photo.Width, photo.Height);
        for (int i = 0; i < light.Samples.Length; i++)
        {
            light.Samples[i] = (0.3f * photo.Red.Samples[i]) + (0.59f * photo.Green.Samples[i]) + (0.11f * photo.Blue.Samples[i]);
        }

        light = GaussianBlur.Apply(light, 0.8f);
        Lay(mesh.Flat(MeshTopology.LeftBrowLoop));
        Lay(mesh.Flat(MeshTopology.RightBrowLoop));
        return brows;

        void Lay(Vector2[] outline)
        {
            Plane inside = Polygon.Fill(outline, light.Size);
            Plane around = Morphology.Dilate(inside, Box.Around(outline).Width * 0.12f);
            float[] skin = [.. Enumerable.Range(0, inside.Samples.Length).Where(i => around.Samples[i] > 0.5f && inside.Samples[i] == 0).Select(i => light.Samples[i]).Order()];
            float[] brow = [.. Enumerable.Range(0, inside.Samples.Length).Where(i => inside.Samples[i] > 0.5f).Select(i => light.Samples[i]).Order()];
            if (skin.Length == 0 || brow.Length == 0)
            {
                return;
            }

            float usual = skin[skin.Length * 6 / 10], darkness = usual - brow[brow.Length / 10];
            for (int i = 0; i < inside.Samples.Length; i++)
            {
                float hair = darkness < LeastDarkness * usual ? 1 : Ramp.Smooth(HairFrom, HairTo, (usual - light.Samples[i]) / darkness);
                brows.Samples[i] = Math.Max(brows.Samples[i], inside.Samples[i] * hair);
            }
        }
    }
}

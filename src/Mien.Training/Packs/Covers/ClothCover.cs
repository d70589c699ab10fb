using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Geometry;
using Mien.Training.Data;
using static Mien.Training.Packs.Covers.CoverOutline;

namespace Mien.Training.Packs.Covers;

/// <summary>Outlines of cloth about a head that hides no face: scarves, hoods, headbands, collars.</summary>
internal static class ClothCover
{
    public static Vector2[] Draw(FaceMesh mesh, SeededDraws draws) => draws.Below(4) switch
    {
        0 => AroundHead(mesh, draws.Uniform(0.94f, 1.1f), draws.Uniform(0, 0.2f), draws),
        1 => AroundHead(mesh, draws.Uniform(1.15f, 1.5f), draws.Uniform(-0.4f, 0), draws),
        2 => Headband(mesh, draws),
        _ => Collar(mesh, draws),
    };

    /// <summary>A scarf or hood: all about the face and down to the shoulders.</summary>
    /// <param name="opening">The opening's size over that of the face.</param>
    /// <param name="top">Its upper end, in heights of the face's box.</param>
    private static Vector2[] AroundHead(FaceMesh mesh, float opening, float top, SeededDraws draws)
    {
        Box box = mesh.Box;
        Vector2 middle = box.Centre + new Vector2(0, draws.Uniform(0, 0.05f) * box.Height);
        float highest = box.Y + (top * box.Height), wide = draws.Uniform(0.2f, 0.45f), high = draws.Uniform(0.25f, 0.5f);
        Vector2[] face = [.. mesh.Flat(MeshTopology.FaceOvalLoop).Select(point => middle + ((point - middle) * opening)).Select(point => point with { Y = Math.Max(point.Y, highest) })];
        Vector2[] outer =
        [
            At(box, 0.5f, -high), At(box, 0.1f, -high * 0.7f), At(box, -wide, 0.15f), At(box, -wide, 0.7f), At(box, -wide - 0.4f, 1.3f), At(box, -1, 3),
            At(box, 2, 3), At(box, 1.4f + wide, 1.3f), At(box, 1 + wide, 0.7f), At(box, 1 + wide, 0.15f), At(box, 0.9f, -high * 0.7f),
        ];

        // There and back: by the even-odd rule what is between is filled.
        return [.. outer, outer[0], .. face, face[0]];
    }

    private static Vector2[] Headband(FaceMesh mesh, SeededDraws draws)
    {
        Box box = mesh.Box;
        float end = draws.Uniform(-0.12f, 0.12f), high = draws.Uniform(0.05f, 0.22f), bow = draws.Uniform(-0.05f, 0.12f), side = draws.Uniform(0.03f, 0.15f);
        return
        [
            At(box, -side, end + bow), At(box, 0.2f, end), At(box, 0.5f, end - (bow * 0.3f)), At(box, 0.8f, end), At(box, 1 + side, end + bow),
            At(box, 1 + side, end + bow - high), At(box, 0.8f, end - high), At(box, 0.5f, end - high - (bow * 0.3f)), At(box, 0.2f, end - high), At(box, -side, end + bow - high),
        ];
    }

    /// <summary>A high collar or a scarf about the neck, up to the jaw.</summary>
    private static Vector2[] Collar(FaceMesh mesh, SeededDraws draws)
    {
        Box box = mesh.Box;
        float gap = draws.Uniform(-0.02f, 0.12f), side = draws.Uniform(0.7f, 0.95f), dip = draws.Uniform(0, 0.1f);
        return
        [
            At(box, -0.25f, side), At(box, 0.08f, side + gap + 0.05f), At(box, 0.3f, 0.97f + gap), At(box, 0.5f, 1.01f + gap + dip), At(box, 0.7f, 0.97f + gap), At(box, 0.92f, side + gap + 0.05f),
            At(box, 1.25f, side), At(box, 2, 1.5f), At(box, 2, 4), At(box, -1, 4), At(box, -1, 1.5f),
        ];
    }
}

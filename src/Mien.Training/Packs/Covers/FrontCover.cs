using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Geometry;
using Mien.Training.Data;
using static Mien.Training.Packs.Covers.CoverOutline;

namespace Mien.Training.Packs.Covers;

/// <summary>Draws what people wear or hold before their faces, or stand behind: masks, microphones, cups, poles, veils, hats.</summary>
internal static class FrontCover
{
    /// <summary>A cloth over nose, mouth and chin, with loops to the ears.</summary>
    /// <param name="skin">The face's own colour: some masks have it.</param>
    public static FaceCover Mask(FaceMesh mesh, Vector3 skin, SeededDraws draws)
    {
        Vector2[] oval = mesh.Flat(MeshTopology.FaceOvalLoop);
        int left = Array.IndexOf(MeshTopology.FaceOvalLoop.ToArray(), MeshTopology.FaceSideLeft);
        int right = oval.Length - left;
        int low = 1 + draws.Below(3);
        Vector2 middle = mesh.Box.Centre, bridge = (mesh[MeshTopology.LeftEyeInner] + mesh[MeshTopology.RightEyeInner]) / 2;
        float wide = draws.Uniform(1, 1.09f), high = draws.Uniform(0.1f, 0.95f), bow = draws.Uniform(0.15f, 0.6f);
        Vector2[] jaw = [.. oval[(left + low)..(right - low + 1)].Select(point => middle + ((point - middle) * wide))];
        Vector2 nose = Vector2.Lerp(bridge, mesh[MeshTopology.NoseTip], high);
        Vector2 leftCheek = Vector2.Lerp(mesh[MeshTopology.LeftEyeOuter], mesh[MeshTopology.MouthLeft], bow);
        Vector2 rightCheek = Vector2.Lerp(mesh[MeshTopology.RightEyeOuter], mesh[MeshTopology.MouthRight], bow);
        float thread = mesh.Box.Width * draws.Uniform(0.006f, 0.02f);
        List<Vector2[]> parts = [[.. jaw, rightCheek, nose, leftCheek]];
        Vector2 out0 = (oval[left] - middle) * draws.Uniform(0.02f, 0.18f), out1 = (oval[right] - middle) * draws.Uniform(0.02f, 0.18f);
        parts.Add(Bar(jaw[0], oval[left] + out0, thread));
        parts.Add(Bar(jaw[^1], oval[right] + out1, thread));
        return new(parts, MaskColour(skin, draws)) { Shade = draws.Uniform(0, 0.4f), ShadePx = mesh.Box.Width * draws.Uniform(0.01f, 0.05f) };
    }

    public static FaceCover Microphone(FaceMesh mesh, SeededDraws draws)
    {
        Box box = mesh.Box;
        Vector2 head = At(box, draws.Uniform(0.15f, 0.85f), draws.Uniform(0.7f, 1.05f));
        Vector2 grip = head + (new Vector2(draws.Uniform(-0.7f, 0.7f), draws.Uniform(0.5f, 1.2f)) * box.Width);
        float size = box.Width * draws.Uniform(0.07f, 0.2f), light = draws.Uniform(0.02f, 0.6f);
        Vector2 along = Vector2.Normalize(grip - head);
        Vector2[] ball = [.. Ellipse(head, along * size * draws.Uniform(1, 1.4f), new Vector2(-along.Y, along.X) * size, 2)];
        return new([ball, Ribbon(grip, (grip + head) / 2, head, size * draws.Uniform(0.5f, 0.9f))], Grey(light, draws)) { Shade = draws.Uniform(0, 0.4f), ShadePx = size * 0.5f };
    }

    /// <summary>A cup or glass at the mouth.</summary>
    public static FaceCover Cup(FaceMesh mesh, SeededDraws draws)
    {
        Box box = mesh.Box;
        Vector2 rim = ((mesh[MeshTopology.MouthLeft] + mesh[MeshTopology.MouthRight]) / 2) + (new Vector2(draws.Uniform(-0.25f, 0.25f), draws.Uniform(-0.08f, 0.2f)) * box.Width);
        float turn = draws.Uniform(-0.6f, 0.6f), width = box.Width * draws.Uniform(0.14f, 0.32f), length = box.Width * draws.Uniform(0.3f, 0.8f), narrow = draws.Uniform(0.6f, 1.05f);
        Vector2 down = new(MathF.Sin(turn), MathF.Cos(turn)), across = new(down.Y, -down.X);
        Vector2[] body = [rim - (across * width), rim + (across * width), rim + (across * width * narrow) + (down * length), rim - (across * width * narrow) + (down * length)];
        Vector2[] mouth = [.. Ellipse(rim, across * width, down * width * draws.Uniform(0.1f, 0.4f), 2)];
        return new([body, mouth], new(draws.Uniform(), draws.Uniform(), draws.Uniform())) { Shade = draws.Uniform(0, 0.4f), ShadePx = width * 0.3f };
    }

    /// <summary>Something straight that goes all through the picture: a pole, a bar, the edge of a door.</summary>
    public static FaceCover Pole(FaceMesh mesh, Vector3 skin, SeededDraws draws)
    {
        Box box = mesh.Box;
        float across = draws.Uniform(-0.1f, 1.1f), lean = draws.Uniform(-0.4f, 0.4f);
        float width = box.Width * (draws.Happens(0.2f) ? draws.Uniform(0.2f, 0.5f) : draws.Uniform(0.015f, 0.1f));
        Vector2 centre = At(box, across, 0.5f);
        Vector2 along = (draws.Happens(0.75f) ? new Vector2(lean, 1) : new Vector2(1, lean)) * box.Width * 3;
        Vector3 colour = draws.Happens(0.3f) ? skin * draws.Uniform(0.7f, 1.2f) : Grey(draws.Uniform(0.05f, 0.95f), draws);
        Vector2 aside = Vector2.Normalize(new Vector2(-along.Y, along.X)) * width;
        return new([[centre - along - aside, centre + along - aside, centre + along + aside, centre - along + aside]], colour)
        {
            Shade = draws.Uniform(0, 0.3f),
            ShadePx = width * 0.5f,
            SoftPx = draws.Happens(0.3f) ? box.Width * draws.Uniform(0.005f, 0.03f) : 0,
        };
    }

    /// <summary>Thin cloth over the lower face or all of it.</summary>
    public static FaceCover Veil(FaceMesh mesh, SeededDraws draws)
    {
        Box box = mesh.Box;
        float top = draws.Happens(0.7f) ? draws.Uniform(0.35f, 0.6f) : -0.3f, end = draws.Uniform(1.1f, 1.6f), slope = draws.Uniform(-0.1f, 0.1f);
        Vector2[] cloth = [At(box, -0.3f, top - slope), At(box, 0.5f, top - 0.04f), At(box, 1.3f, top + slope), At(box, 1.2f, end), At(box, -0.2f, end)];
        return new([cloth], new(draws.Uniform(), draws.Uniform(), draws.Uniform())) { Opacity = draws.Uniform(0.4f, 0.95f), SoftPx = box.Width * draws.Uniform(0.002f, 0.02f) };
    }

    /// <summary>A cap, hat or scarf on the head: it hides hair and no face below the forehead.</summary>
    public static FaceCover Hat(FaceMesh mesh, SeededDraws draws)
    {
        Box box = mesh.Box;
        float edge = draws.Uniform(-0.02f, 0.22f), brim = draws.Uniform(0, 0.25f), bow = draws.Uniform(-0.15f, 0.08f);
        Vector2 left = At(box, -0.12f - brim, edge + draws.Uniform(0, 0.15f)), right = At(box, 1.12f + brim, edge + draws.Uniform(0, 0.15f));
        Vector2[] hat = [left, At(box, 0.25f, edge + bow), At(box, 0.5f, edge + (bow * 1.3f)), At(box, 0.75f, edge + bow), right, At(box, 1.15f, -0.45f), At(box, 0.5f, -0.75f), At(box, -0.15f, -0.45f)];
        return new([hat], new(draws.Uniform(), draws.Uniform(), draws.Uniform())) { Shade = draws.Uniform(0, 0.5f), ShadePx = box.Width * draws.Uniform(0.02f, 0.08f) };
    }

    private static Vector3 MaskColour(Vector3 skin, SeededDraws draws) => draws.Below(5) switch
    {
        0 => Grey(draws.Uniform(0.75f, 1), draws),
        1 => new Vector3(0.5f, 0.75f, 0.88f) * draws.Uniform(0.6f, 1.1f),
        2 => Grey(draws.Uniform(0.01f, 0.15f), draws),
        3 => skin * draws.Uniform(0.75f, 1.2f),
        _ => new(draws.Uniform(), draws.Uniform(), draws.Uniform()),
    };

    private static Vector3 Grey(float light, SeededDraws draws) => new Vector3(1, draws.Uniform(0.92f, 1.05f), draws.Uniform(0.85f, 1.1f)) * light;
}

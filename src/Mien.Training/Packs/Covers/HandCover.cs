using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Geometry;
using Mien.Training.Data;
using static Mien.Training.Packs.Covers.CoverOutline;

namespace Mien.Training.Packs.Covers;

/// <summary>Draws a hand before a face: an arm, a palm, four fingers side by side or spread, and a thumb.</summary>
internal static class HandCover
{
    /// <param name="skin">The face's own colour; most hands are of that person.</param>
    public static FaceCover Draw(FaceMesh mesh, Vector3 skin, SeededDraws draws)
    {
        Box box = mesh.Box;
        float unit = box.Width;
        bool isLow = draws.Happens(0.75f);
        Vector2 tips = At(box, draws.Uniform(0, 1), isLow ? draws.Uniform(0.3f, 0.95f) : draws.Uniform(-0.05f, 0.5f));
        float turn = isLow ? draws.Uniform(-1.2f, 1.2f) : draws.Uniform(1.2f, 2.2f) * (draws.Happens(0.5f) ? 1 : -1);
        Vector2 up = new(MathF.Sin(turn), -MathF.Cos(turn)), aside = new(-up.Y, up.X);
        float finger = unit * draws.Uniform(0.04f, 0.062f), length = unit * draws.Uniform(0.28f, 0.45f), spread = draws.Happens(0.5f) ? 0 : draws.Uniform(0, 0.16f);
        Vector2 knuckles = tips - (up * length);
        List<Vector2[]> parts = [];
        for (int number = 0; number < 4; number++)
        {
            float side = number - 1.5f;
            Vector2 root = knuckles + (aside * side * finger * 2.05f);
            Vector2 way = Vector2.Normalize(up + (aside * side * spread));
            Finger(parts, root - (way * finger), root + (way * length * (1.06f - (0.09f * side * side))), finger);
        }

        Vector2 palm = knuckles - (up * finger * 3.8f);
        parts.Add([.. Ellipse(palm, aside * finger * 4.3f, up * finger * 5, 3)]);
        float thumb = draws.Happens(0.5f) ? 1 : -1;
        Finger(parts, palm + (aside * thumb * finger * 3), palm + (aside * thumb * finger * draws.Uniform(5, 8)) + (up * finger * draws.Uniform(0, 6)), finger * 1.15f);
        Vector2 wrist = palm - (up * finger * 4);
        parts.Add(Quad(wrist, wrist - (up * unit * 2), finger * 3.2f, finger * 4));
        Vector3 colour = draws.Happens(0.75f) ? skin * draws.Uniform(0.75f, 1.2f) : OfAnybody(draws);
        return new(parts, colour) { Shade = draws.Uniform(0, 0.5f), ShadePx = unit * draws.Uniform(0.01f, 0.04f), Roundness = draws.Uniform(0.15f, 0.6f), RoundPx = finger * 0.6f };
    }

    private static void Finger(List<Vector2[]> parts, Vector2 root, Vector2 tip, float halfWidth)
    {
        Vector2 along = Vector2.Normalize(tip - root) * halfWidth * 0.85f;
        parts.Add(Quad(root, tip, halfWidth, halfWidth * 0.85f));
        parts.Add([.. Ellipse(tip, along * 1.2f, new Vector2(-along.Y, along.X), 2)]);
    }

    private static Vector2[] Quad(Vector2 from, Vector2 to, float fromHalf, float toHalf)
    {
        Vector2 along = Vector2.Normalize(to - from), aside = new(-along.Y, along.X);
        return [from - (aside * fromHalf), to - (aside * toHalf), to + (aside * toHalf), from + (aside * fromHalf)];
    }

    private static Vector3 OfAnybody(SeededDraws draws)
    {
        float light = draws.Uniform(0.25f, 0.9f);
        return new(light, light * draws.Uniform(0.65f, 0.88f), light * draws.Uniform(0.5f, 0.78f));
    }
}

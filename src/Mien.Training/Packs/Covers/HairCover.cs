using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Geometry;
using Mien.Training.Data;
using static Mien.Training.Packs.Covers.CoverOutline;

namespace Mien.Training.Packs.Covers;

/// <summary>Draws hair that falls before a face.</summary>
internal static class HairCover
{
    /// <summary>Locks that fall from above the forehead.</summary>
    public static FaceCover Locks(FaceMesh mesh, SeededDraws draws)
    {
        Box box = mesh.Box;
        float from = draws.Uniform(0.05f, 0.95f);
        List<Vector2[]> locks = [];
        for (int number = 3 + draws.Below(9); number > 0; number--)
        {
            Vector2 root = At(box, from + draws.Uniform(-0.15f, 0.15f), draws.Uniform(-0.25f, 0.02f));
            Vector2 tip = At(box, from + draws.Uniform(-0.35f, 0.35f), draws.Uniform(0.1f, 0.6f));
            Vector2 bend = ((root + tip) / 2) + (new Vector2(draws.Uniform(-0.15f, 0.15f), 0) * box.Width);
            locks.Add(Ribbon(root, bend, tip, box.Width * draws.Uniform(0.004f, 0.035f)));
        }

        return new(locks, Colour(draws));
    }

    /// <summary>Thin strands side by side, half transparent, such as the ends of a fringe: too thin to be taken for hair, thick enough to look like scars.</summary>
    public static FaceCover Strands(FaceMesh mesh, SeededDraws draws)
    {
        Box box = mesh.Box;
        (float from, float spread) = (draws.Uniform(0.05f, 0.95f), draws.Uniform(0.05f, 0.4f));
        (float lean, float length) = (draws.Uniform(-0.3f, 0.3f), draws.Uniform(0.1f, 0.4f));
        float widest = draws.Uniform(0.002f, 0.009f);
        List<Vector2[]> strands = [];
        for (int number = 2 + draws.Below(22); number > 0; number--)
        {
            float across = from + draws.Uniform(-spread, spread);
            Vector2 root = At(box, across, draws.Uniform(-0.12f, 0.1f));
            Vector2 tip = root + (new Vector2(lean + draws.Uniform(-0.12f, 0.12f), length * draws.Uniform(0.4f, 1.2f)) * box.Width);
            Vector2 bend = ((root + tip) / 2) + (new Vector2(draws.Uniform(-0.05f, 0.05f), 0) * box.Width);
            strands.Add(Ribbon(root, bend, tip, box.Width * draws.Uniform(0.0008f, widest)));
        }

        return new(strands, Colour(draws))
        {
            Opacity = draws.Uniform(0.4f, 1),
            Shade = draws.Uniform(0, 0.5f),
            ShadePx = box.Width * draws.Uniform(0.004f, 0.02f),
        };
    }

    /// <summary>Strands that hang down beside the face, over cheeks and beside the mouth.</summary>
    public static FaceCover SideStrands(FaceMesh mesh, SeededDraws draws)
    {
        Box box = mesh.Box;
        bool isRight = draws.Happens(0.5f);
        float from = draws.Uniform(0, 0.22f), widest = draws.Uniform(0.004f, 0.025f);
        List<Vector2[]> strands = [];
        for (int number = 1 + draws.Below(9); number > 0; number--)
        {
            Vector2 root = Place(from + draws.Uniform(-0.1f, 0.1f), draws.Uniform(-0.1f, 0.15f));
            Vector2 tip = Place(from + draws.Uniform(-0.1f, 0.28f), draws.Uniform(0.55f, 1.15f));
            Vector2 bend = ((root + tip) / 2) + (new Vector2(draws.Uniform(-0.18f, 0.18f), 0) * box.Width);
            strands.Add(Ribbon(root, bend, tip, box.Width * draws.Uniform(0.001f, widest)));
        }

        return new(strands, Colour(draws)) { Opacity = draws.Uniform(0.6f, 1), Shade = draws.Uniform(0, 0.4f), ShadePx = box.Width * draws.Uniform(0.004f, 0.02f) };

        Vector2 Place(float across, float down) => At(box, isRight ? 1 - across : across, down);
    }

    private static Vector3 Colour(SeededDraws draws)
    {
        float light = draws.Uniform(0.03f, 0.6f);
        return new(light, light * draws.Uniform(0.6f, 0.95f), light * draws.Uniform(0.35f, 0.85f));
    }
}

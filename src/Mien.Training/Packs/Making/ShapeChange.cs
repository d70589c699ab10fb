using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Pixels;
using Mien.Training.Data;

namespace Mien.Training.Packs.Making;

/// <summary>Other proportions for a face: jaw, chin, nose, eyes, lips and brows are moved, and what lies between follows.</summary>
/// <remarks>Parts are widened about the middle of each pair of points, left and right, so that a turned head is changed as its perspective has it.</remarks>
internal sealed class ShapeChange(SeededDraws draws)
{
    // swappers.md §4.2. Of what: the jaw's width, the way from nose to chin, the nose's length and width, the distance of the eyes (three), the lips' width and height.
    private const float Jaw = 0.06f, Chin = 0.06f, Nose = 0.08f, EyeDistance = 0.04f, Lips = 0.1f, Brows = 0.05f;

    /// <summary>A part is changed by at least so much of the most: a face that hardly differs is no other face.</summary>
    private const float LeastShare = 0.4f;

    /// <param name="planes">The crop.</param>
    /// <param name="mesh">In pixels of the crop.</param>
    public MadeFace Apply(Planes planes, FaceMesh mesh) => MadeFace.Of(planes, mesh, FaceControls.Warp(mesh, Moves(mesh), planes.Width));

    private Vector2[] Moves(FaceMesh mesh)
    {
        Vector2[] points = mesh.Flat(FaceControls.Points);
        Vector2[] moves = new Vector2[points.Length];
        Vector2 eyes = Middle(points, 42, 48) - Middle(points, 36, 42);
        Vector2 down = new Vector2(-eyes.Y, eyes.X) / eyes.Length();
        JawAndChin(points, moves);
        TheNose(points, moves);
        Vector2 apart = eyes / 2 * Draw(EyeDistance);
        Vector2 lift = down * eyes.Length() * Draw(Brows);
        for (int i = 17; i < 48; i++)
        {
            // Brows go with their eyes; left ones are 17–21 and 36–41.
            bool isBrow = i < 27;
            if (isBrow || i >= 36)
            {
                moves[i] += (i is < 22 or (>= 36 and < 42) ? -apart : apart) + (isBrow ? lift : Vector2.Zero);
            }
        }

        TheLips(points, moves, eyes / eyes.Length(), down);
        return moves;
    }

    private void JawAndChin(Vector2[] points, Vector2[] moves)
    {
        (float wider, Vector2 longer) = (Draw(Jaw), (points[8] - points[33]) * Draw(Chin));
        for (int i = 0; i <= 16; i++)
        {
            int fromEnd = Math.Min(i, 16 - i);
            moves[i] += (points[i] - points[16 - i]) / 2 * wider * Math.Min(1, fromEnd / 3f);
            moves[i] += longer * Math.Max(0, 1 - (MathF.Abs(i - 8) / 5));
        }
    }

    private void TheNose(Vector2[] points, Vector2[] moves)
    {
        Vector2 along = points[33] - points[27];
        (float longer, float wider) = (Draw(Nose), Draw(Nose));
        for (int i = 27; i <= 35; i++)
        {
            moves[i] += along * longer * Vector2.Dot(points[i] - points[27], along) / along.LengthSquared();
            moves[i] += i >= 31 ? (points[i] - points[66 - i]) / 2 * wider : Vector2.Zero;
        }
    }

    private void TheLips(Vector2[] points, Vector2[] moves, Vector2 across, Vector2 down)
    {
        Vector2 middle = Middle(points, 48, 60);
        (float wider, float higher) = (Draw(Lips), Draw(Lips));
        for (int i = 48; i < 60; i++)
        {
            Vector2 place = points[i] - middle;
            moves[i] += (across * Vector2.Dot(place, across) * wider) + (down * Vector2.Dot(place, down) * higher);
        }
    }

    private float Draw(float most) => most * draws.Uniform(LeastShare, 1) * (draws.Happens(0.5f) ? 1 : -1);

    private static Vector2 Middle(Vector2[] points, int first, int end) => points[first..end].Aggregate(Vector2.Add) / (end - first);
}

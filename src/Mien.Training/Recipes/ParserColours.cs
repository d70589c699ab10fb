using System.Numerics;
using Mien.Faces.Parsing;
using Mien.Graphs;

namespace Mien.Training.Recipes;

/// <summary>Shares of classes as colours over a dimmed picture, for previews.</summary>
internal static class ParserColours
{
    private const float Strength = 0.6f;

    /// <param name="picture">[N,3,S,S], 0 … 1.</param>
    /// <param name="shares">[N,K,S,S], K at least the number of classes; further kinds stay dark.</param>
    public static Tensor Over(Tensor picture, Tensor shares)
    {
        int kinds = shares.Shape[1];
        float[] weights = new float[3 * kinds];
        foreach (FaceClass kind in FaceClasses.All)
        {
            Vector3 colour = FaceClassColours.Of(kind);
            for (int channel = 0; channel < 3; channel++)
            {
                weights[(channel * kinds) + (int)kind] = colour[channel];
            }
        }

        Tensor colours = shares.Conv(picture.Graph.Constant(weights, [3, kinds, 1, 1]));
        return (picture * (1 - Strength)) + (colours * Strength);
    }
}

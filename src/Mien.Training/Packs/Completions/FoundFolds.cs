using Mien.Imaging.Filters;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Plane = Mien.Imaging.Pixels.Plane;

namespace Mien.Training.Packs.Completions;

/// <summary>The folds of people who smile, as something that can be put on others (an expression ratio; Liu et al. 2001): how much lighter or darker than around it a texel is, over what it
/// is on calm people.</summary>
internal static class FoundFolds
{
    /// <summary>Finer than the first is noise, coarser than the second is light; texels.</summary>
    private const float FineSmoothing = 1, CoarseSmoothing = 9;

    private const float Dark = 0.02f, Most = 0.6f;

    /// <summary>Steps of a byte for a logarithm of 1; 128 is 0.</summary>
    private const float Steps = 200;

    /// <param name="faces">Unwrapped.</param>
    /// <returns>One for each face that smiles, [S,S]; none when nobody is calm.</returns>
    public static IReadOnlyList<byte[]> In(IReadOnlyList<CompletionFace> faces)
    {
        CompletionFace[] calm = [.. faces.Where(face => face.Mood == CompletionMood.Calm)];
        if (calm.Length == 0)
        {
            return [];
        }

        int side = calm[0].Known.Width;
        float[] sum = new float[side * side];
        foreach (CompletionFace face in calm)
        {
            float[] relief = Relief(face.Truth);
            for (int i = 0; i < sum.Length; i++)
            {
                sum[i] += relief[i] / calm.Length;
            }
        }

        Plane mouth = GaussianBlur.Apply(ExpressionFolds.Mouth(side), 2);
        Plane area = GaussianBlur.Apply(ExpressionFolds.Bands(ExpressionFolds.Smile, 0.09f, side), 0.012f * side);
        return [.. faces.Where(face => face.Mood == CompletionMood.Smiling).Select(Folds)];

        byte[] Folds(CompletionFace face)
        {
            float[] relief = Relief(face.Truth);
            byte[] folds = new byte[relief.Length];
            for (int i = 0; i < folds.Length; i++)
            {
                float fold = (relief[i] - sum[i]) * area.Samples[i] * (1 - mouth.Samples[i]) * face.Shown.Samples[i];
                folds[i] = (byte)Math.Clamp(128 + (Steps * Math.Clamp(fold, -Most, Most)), 0, 255);
            }

            return folds;
        }
    }

    /// <returns>A logarithm.</returns>
    public static float Of(byte fold) => (fold - 128) / Steps;

    private static float[] Relief(Planes truth)
    {
        Plane luma = new(truth.Width, truth.Height);
        for (int i = 0; i < luma.Samples.Length; i++)
        {
            luma.Samples[i] = (0.3f * truth.Red.Samples[i]) + (0.6f * truth.Green.Samples[i]) + (0.1f * truth.Blue.Samples[i]);
        }

        Plane fine = GaussianBlur.Apply(luma, FineSmoothing), coarse = GaussianBlur.Apply(luma, CoarseSmoothing);
        return [.. fine.Samples.Zip(coarse.Samples, (near, far) => MathF.Log((near + Dark) / (far + Dark)))];
    }
}

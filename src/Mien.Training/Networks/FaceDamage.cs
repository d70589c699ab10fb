using Mien.Graphs;

namespace Mien.Training.Networks;

/// <summary>Spoils faces as bad cameras and things in front of them do: blur, noise and holes, each face otherwise. All of it is drawn inside the
/// graph from a counter, so that a training can be repeated and continued.</summary>
public static class FaceDamage
{
    private const float MostNoise = 0.2f;
    private const int Holes = 2;

    /// <summary>What a hole is filled with.</summary>
    private const float Grey = 0.5f;

    /// <summary>Binomial; deviation 1.4 px.</summary>
    private static readonly float[] s_blur = [1 / 256f, 8 / 256f, 28 / 256f, 56 / 256f, 70 / 256f, 56 / 256f, 28 / 256f, 8 / 256f, 1 / 256f];

    /// <param name="faces">[N,3,S,S], 0 … 1.</param>
    /// <returns>The same shape and range.</returns>
    public static Tensor Of(Tensor faces, Randomness random) =>
        WithHoles((WithBlur(faces, random) + Noise(faces.Shape, random)).Clip(0, 1), random);

    /// <summary>Turns every second face around, left to right.</summary>
    public static Tensor Mirror(Tensor faces, Randomness random) =>
        random.Uniform([faces.Shape[0], 1, 1, 1]).Less(faces.Graph.Constant(0.5f)).Where(faces.Flip(3), faces);

    /// <summary>Half of the faces, more or less strongly.</summary>
    private static Tensor WithBlur(Tensor faces, Randomness random)
    {
        Tensor share = random.Uniform([faces.Shape[0], 1, 1, 1], low: -1, high: 1).Max(faces.Graph.Constant(0));
        return faces + ((Blurred(faces) - faces) * share);
    }

    private static Tensor Blurred(Tensor faces)
    {
        int reach = s_blur.Length / 2;
        float[] ofEachChannel = [.. s_blur, .. s_blur, .. s_blur];
        Tensor rows = faces.Graph.Constant(ofEachChannel, [3, 1, 1, s_blur.Length]);
        Tensor columns = faces.Graph.Constant(ofEachChannel, [3, 1, s_blur.Length, 1]);
        return faces.Pad(Pads.All(reach), mode: PadMode.Edge).Conv(rows, groups: 3).Conv(columns, groups: 3); // [N,3,S,S]
    }

    private static Tensor Noise(Shape shape, Randomness random) => random.Normal(shape) * random.Uniform([shape[0], 1, 1, 1], high: MostNoise);

    /// <summary>Up to two grey rectangles, each in every second face.</summary>
    private static Tensor WithHoles(Tensor faces, Randomness random)
    {
        (int count, int size) = (faces.Shape[0], faces.Shape[3]);
        float[] places = [.. Enumerable.Range(0, size).Select(i => (i + 0.5f) / size)];
        Tensor across = faces.Graph.Constant(places, [1, 1, 1, size]);
        Tensor along = faces.Graph.Constant(places, [1, 1, size, 1]);
        for (int hole = 0; hole < Holes; hole++)
        {
            // A width that may be negative: then there is none.
            Tensor halfWidth = random.Uniform([count, 1, 1, 1], low: -0.16f, high: 0.16f);
            Tensor halfHeight = random.Uniform([count, 1, 1, 1], low: 0.04f, high: 0.16f);
            Tensor isInside = (across - random.Uniform([count, 1, 1, 1])).Abs().Less(halfWidth).And((along - random.Uniform([count, 1, 1, 1])).Abs().Less(halfHeight));
            faces = isInside.Where(faces.Graph.Constant(Grey), faces);
        }

        return faces;
    }
}

using Mien.Graphs;
using Mien.Runtime;

namespace Mien.App.Exports;

/// <summary>Generated inputs, the same at every run, 0 … 1: patches of colour with soft and hard edges, some with noise, such as pictures have.</summary>
public static class ExportInputs
{
    public const int Count = 4;

    private const int Waves = 4;

    /// <param name="number">Which of them, 0 … <see cref="Count"/> − 1.</param>
    /// <returns>One for each of the graph's inputs, in order; the caller disposes them.</returns>
    /// <exception cref="ExportException">An input is neither of floats nor of whole numbers.</exception>
    public static TensorValue[] Make(Graph graph, int number) => [.. graph.Inputs.Select((input, i) => Make(input.Key, input.Value, number, seed: (number * 1000) + i + 1))];

    private static TensorValue Make(string name, Tensor input, int number, int seed) => input.Type switch
    {
        Graphs.ElementType.Float32 => TensorValue.From<float>(Floats(input.Shape, number, seed), input.Shape.ToInt64()),
        Graphs.ElementType.Float16 => TensorValue.From<Half>(Array.ConvertAll(Floats(input.Shape, number, seed), value => (Half)value), input.Shape.ToInt64()),
        Graphs.ElementType.Int64 => TensorValue.Create<long>(input.Shape.ToInt64()),
        Graphs.ElementType.Int32 => TensorValue.Create<int>(input.Shape.ToInt64()),
        _ => throw ExportException.InputOfOtherType(name, input.Type.ToString()),
    };

    /// <summary>Every plane of the last two axes is a sum of waves of its own; the second input has hard edges, the third noise, the fourth noise alone.</summary>
    private static float[] Floats(Shape shape, int number, int seed)
    {
        Random random = new(seed);
        int width = shape.Rank > 0 ? Math.Max(shape[-1], 1) : 1;
        int height = shape.Rank > 1 ? Math.Max(shape[-2], 1) : 1;
        float[] values = new float[shape.Count];
        for (int start = 0; start < values.Length; start += width * height)
        {
            (double X, double Y, double Phase)[] waves = [.. Enumerable.Range(0, Waves).Select(i => (Turn(random) * i, Turn(random) * i, Turn(random)))];
            for (int i = 0; i < width * height; i++)
            {
                (double x, double y) = ((double)(i % width) / width, (double)(i / width) / height);
                double wave = waves.Sum(w => Math.Sin((w.X * x) + (w.Y * y) + w.Phase)) / Waves;
                double noise = random.NextDouble() - 0.5;
                values[start + i] = (float)Math.Clamp(0.5 + (number switch { 0 => wave, 1 => Math.Sign(wave) * 0.5, 2 => wave + (noise * 0.2), _ => noise }), 0, 1);
            }
        }

        return values;
    }

    private static double Turn(Random random) => random.NextDouble() * 2 * Math.PI;
}

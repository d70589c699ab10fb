using System.Runtime.InteropServices;
using Mien.Graphs.Onnx;

namespace Mien.Graphs;

/// <summary>What a value is before the first step.</summary>
/// <remarks>Equal seed, name and shape give equal values, whatever else a network holds.</remarks>
public sealed class Initial
{
    private readonly Func<Shape, Random, float> _draw;

    private Initial(Func<Shape, Random, float> draw) => _draw = draw;

    public static Initial Zero { get; } = Constant(0);

    public static Initial One { get; } = Constant(1);

    /// <summary>For layers before a ReLU: normal with variance 2/fan-in (He et al. 2015). Weights are [outputs,inputs,…].</summary>
    public static Initial He { get; } = Normal(shape => Math.Sqrt(2.0 / FanIn(shape)));

    /// <summary>Even between ±√(6/(fan-in + fan-out)) (Glorot and Bengio 2010).</summary>
    public static Initial Xavier { get; } = new((shape, random) => (float)(((random.NextDouble() * 2) - 1) * Math.Sqrt(6.0 / (FanIn(shape) + FanOut(shape)))));

    public static Initial Constant(float value) => new((_, _) => value);

    public static Initial Normal(float deviation) => Normal(_ => deviation);

    /// <param name="name">Tells values of one seed apart.</param>
    public OnnxTensor Of(Shape shape, int seed, string name)
    {
        Random random = new(SeedOf(seed, name));
        float[] values = new float[shape.Count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = _draw(shape, random);
        }

        return OnnxTensor.Of(name, ElementType.Float32, shape.ToInt64(), MemoryMarshal.AsBytes(values.AsSpan()).ToArray());
    }

    private static Initial Normal(Func<Shape, double> deviation) => new((shape, random) =>
        (float)(deviation(shape) * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())));

    private static long FanIn(Shape weights) => weights.Rank == 0 ? 1 : weights.Count / weights[0];

    private static long FanOut(Shape weights) => weights.Rank < 2 ? weights.Count : weights.Count / weights[1];

    // FNV-1a: the same on every machine and in every process, which string.GetHashCode is not.
    private static int SeedOf(int seed, string name) =>
        (int)name.Aggregate((uint)seed ^ 2166136261, (hash, letter) => unchecked((hash ^ letter) * 16777619));
}

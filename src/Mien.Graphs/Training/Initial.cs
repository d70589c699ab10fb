using System.Runtime.InteropServices;
using Mien.Graphs.Onnx;

namespace Mien.Graphs;

/// <summary>What a value is before the first step.</summary>
/// <remarks>Equal seed, name and shape give equal values, whatever else a network holds.</remarks>
public sealed class Initial
{
    private readonly Func<Shape, Random, float[]> _make;

    private Initial(Func<Shape, Random, float[]> make) => _make = make;

    public static Initial Zero { get; } = Constant(0);

    public static Initial One { get; } = Constant(1);

    /// <summary>For layers before a ReLU: normal with variance 2/fan-in (He et al. 2015). Weights are [outputs,inputs,…].</summary>
    public static Initial He { get; } = Normal(shape => Math.Sqrt(2.0 / FanIn(shape)));

    /// <summary>Even between ±√(6/(fan-in + fan-out)) (Glorot and Bengio 2010).</summary>
    public static Initial Xavier { get; } = Each((shape, random) => (float)(((random.NextDouble() * 2) - 1) * Math.Sqrt(6.0 / (FanIn(shape) + FanOut(shape)))));

    public static Initial Constant(float value) => Each((_, _) => value);

    public static Initial Normal(float deviation) => Normal(_ => deviation);

    /// <summary>Given values, such as a finished network's that is to be trained further.</summary>
    public static Initial Values(OnnxTensor values)
    {
        float[] given = values.ToFloats();
        return new((_, _) => given);
    }

    /// <param name="name">Tells values of one seed apart.</param>
    public OnnxTensor Of(Shape shape, int seed, string name)
    {
        float[] values = _make(shape, new(SeedOf(seed, name)));
        return OnnxTensor.Of(name, ElementType.Float32, shape.ToInt64(), MemoryMarshal.AsBytes(values.AsSpan()).ToArray());
    }

    private static Initial Each(Func<Shape, Random, float> draw) => new((shape, random) =>
    {
        float[] values = new float[shape.Count];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = draw(shape, random);
        }

        return values;
    });

    private static Initial Normal(Func<Shape, double> deviation) => Each((shape, random) =>
        (float)(deviation(shape) * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())));

    private static long FanIn(Shape weights) => weights.Rank == 0 ? 1 : weights.Count / weights[0];

    private static long FanOut(Shape weights) => weights.Rank < 2 ? weights.Count : weights.Count / weights[1];

    // FNV-1a: the same on every machine and in every process, which string.GetHashCode is not.
    private static int SeedOf(int seed, string name) =>
        (int)name.Aggregate((uint)seed ^ 2166136261, (hash, letter) => unchecked((hash ^ letter) * 16777619));
}

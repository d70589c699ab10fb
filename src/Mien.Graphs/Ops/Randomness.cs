namespace Mien.Graphs;

/// <summary>Random numbers made inside the graph from a seed and a counter, so that a run can be repeated, continued and computed
/// elsewhere: equal seed and counter give equal numbers, and each draw of one builder gives others.</summary>
/// <remarks>Element i of a draw is a hash of (seed, counter, draw, i): two rounds of the 32-bit mixer "lowbias32" (Wellons 2018), each
/// with a key of its own. It is written in 64-bit integers whose products stay below 2⁶³, because ONNX Runtime multiplies no
/// unsigned ones and overflow of signed ones is undefined.</remarks>
public sealed class Randomness
{
    private const long Mask = uint.MaxValue;
    private readonly Tensor _first;
    private readonly Tensor _second;
    private long _draw;

    /// <param name="seed">Int64 [], what makes this training differ from another.</param>
    /// <param name="counter">Int64 [], such as the number of the step.</param>
    public Randomness(Tensor seed, Tensor counter)
    {
        if (seed.Type != ElementType.Int64 || counter.Type != ElementType.Int64 || seed.Shape.Rank != 0 || counter.Shape.Rank != 0)
        {
            throw ShapeException.Mismatch(Operator.BitwiseXor, seed, counter, "seed and counter must be Int64 scalars");
        }

        Tensor key = Mix(Mix(Low(seed)).BitwiseXor(High(seed)));
        key = Mix(key.BitwiseXor(Low(counter)));
        _first = Mix(key.BitwiseXor(High(counter)));
        _second = Mix(_first.BitwiseXor(key.Like(0x9E3779B9)));
    }

    /// <summary>Even numbers, low ≤ x &lt; high.</summary>
    public Tensor Uniform(Shape shape, float low = 0, float high = 1) =>
        (Fractions(shape) * (high - low)) + low;

    /// <summary>Numbers of a normal distribution with mean 0 and deviation 1 (Box and Muller 1958).</summary>
    public Tensor Normal(Shape shape)
    {
        Tensor radius = ((1f - Fractions(shape)).Log() * -2f).Sqrt();
        return radius * (Fractions(shape) * (2 * MathF.PI)).Cos();
    }

    // 24 bits are what a float holds, so that 1 is never reached: [0, 1).
    private Tensor Fractions(Shape shape) => ShiftRight(Hash(shape), 8).Cast(ElementType.Float32) * (1f / (1 << 24));

    private Tensor Hash(Shape shape)
    {
        Graph graph = _first.Graph;
        Tensor draw = graph.Integers([_draw++], Shape.Scalar);
        Tensor first = Mix(_first.BitwiseXor(draw));
        Tensor second = Mix(_second.BitwiseXor(draw));
        return Mix(Mix(Low(Numbers(graph, shape) + first)).BitwiseXor(second));
    }

    /// <summary>0, 1, 2 … in row-major order, as a sum of one short list for each axis, so that the file stays small.</summary>
    private static Tensor Numbers(Graph graph, Shape shape)
    {
        Tensor numbers = graph.Integers([0], Shape.Scalar);
        long stride = 1;
        for (int axis = shape.Rank - 1; axis >= 0; axis--)
        {
            long[] along = [.. Enumerable.Range(0, shape[axis]).Select(i => i * stride)];
            numbers = graph.Integers(along, Shape.Of([shape[axis], .. Enumerable.Repeat(1, shape.Rank - 1 - axis)])) + numbers;
            stride *= shape[axis];
        }

        return numbers;
    }

    private static Tensor Mix(Tensor bits)
    {
        Tensor mixed = Times(bits.BitwiseXor(ShiftRight(bits, 16)), 0x7FEB352D);
        mixed = Times(mixed.BitwiseXor(ShiftRight(mixed, 15)), 0x846CA68B);
        return mixed.BitwiseXor(ShiftRight(mixed, 16));
    }

    // Modulo 2³², a factor above 2³¹ is the negative number 2³² below it.
    private static Tensor Times(Tensor bits, uint factor) => Low(bits * bits.Like((int)factor));

    private static Tensor Low(Tensor bits) => bits.BitwiseAnd(bits.Like(Mask));

    private static Tensor High(Tensor bits) => Low((bits - Low(bits)).Div(bits.Like(1L << 32)));

    private static Tensor ShiftRight(Tensor bits, int places) => bits.Div(bits.Like(1L << places));
}

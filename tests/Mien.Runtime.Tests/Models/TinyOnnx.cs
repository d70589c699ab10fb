using System.Runtime.InteropServices;
using Mien.Runtime.Diagnostics;

namespace Mien.Runtime.Tests.Models;

/// <summary>Small ONNX files, written field by field after onnx.proto.</summary>
internal static class TinyOnnx
{
    /// <summary>One node a time: operator, inputs, outputs.</summary>
    public static byte[] Node(string op, string[] inputs, string[] outputs, params byte[][] attributes) => Proto.Join(
        [
            .. inputs.Select(input => Proto.Text(1, input)),
            .. outputs.Select(output => Proto.Text(2, output)),
            Proto.Text(4, op),
            .. attributes.Select(attribute => Proto.Bytes(5, attribute)),
        ]);

    /// <param name="dimensions">A number, or the name of a free dimension.</param>
    public static byte[] Value(string name, ElementType type, params object[] dimensions) => Proto.Join(
        Proto.Text(1, name),
        Proto.Message(2, Proto.Message(
            1,
            Proto.Varint(1, (long)type),
            Proto.Message(2, [.. dimensions.Select(dimension => Proto.Message(
                1, dimension is string free ? Proto.Text(2, free) : Proto.Varint(1, Convert.ToInt64(dimension))))]))));

    /// <summary>A tensor of any rank.</summary>
    public static byte[] ValueOfAnyRank(string name, ElementType type) =>
        Proto.Join(Proto.Text(1, name), Proto.Message(2, Proto.Message(1, Proto.Varint(1, (long)type))));

    public static byte[] Constant<T>(string name, T[] values, params long[] shape)
        where T : unmanaged => Proto.Join(
        [
            .. shape.Select(dimension => Proto.Varint(1, dimension)),
            Proto.Varint(2, (long)TypeOf<T>()),
            Proto.Text(8, name),
            Proto.Bytes(9, MemoryMarshal.AsBytes(values.AsSpan()).ToArray()),
        ]);

    public static byte[] Graph(byte[][] nodes, byte[][] inputs, byte[][] outputs, params byte[][] constants) => Proto.Join(
        [
            .. nodes.Select(node => Proto.Bytes(1, node)),
            Proto.Text(2, "tiny"),
            .. constants.Select(constant => Proto.Bytes(5, constant)),
            .. inputs.Select(input => Proto.Bytes(11, input)),
            .. outputs.Select(output => Proto.Bytes(12, output)),
        ]);

    public static byte[] Model(byte[] graph, int opset = 17) =>
        Proto.Join(Proto.Varint(1, 8), Proto.Bytes(7, graph), Proto.Message(8, Proto.Varint(2, opset)));

    /// <summary>y = x · [[1,2,3],[4,5,6]], x [N,2].</summary>
    public static byte[] MatMul(int opset = 17) => Model(
        Graph(
            [Node("MatMul", ["x", "w"], ["y"])],
            [Value("x", ElementType.Float32, "N", 2)],
            [Value("y", ElementType.Float32, "N", 3)],
            Constant("w", new float[] { 1, 2, 3, 4, 5, 6 }, 2, 3)),
        opset);

    /// <summary>sum = a + b, difference = a - b, all [2,2].</summary>
    public static byte[] SumAndDifference(ElementType type = ElementType.Float32) => Model(Graph(
        [Node("Add", ["a", "b"], ["sum"]), Node("Sub", ["a", "b"], ["difference"])],
        [Value("a", type, 2, 2), Value("b", type, 2, 2)],
        [Value("sum", type, 2, 2), Value("difference", type, 2, 2)]));

    /// <summary>y = x passed on as it is, any type, [4].</summary>
    public static byte[] Identity(ElementType type) => Model(Graph(
        [Node("Identity", ["x"], ["y"])], [Value("x", type, 4)], [Value("y", type, 4)]));

    /// <summary>y = x · w · w · … (count products), [size,size]: as long as one likes.</summary>
    public static byte[] Chain(int size, int count)
    {
        float[] weights = new float[size * size];
        for (int i = 0; i < size; i++)
        {
            weights[(i * size) + ((i + 1) % size)] = 1; // a permutation: values neither grow nor vanish
        }

        byte[][] nodes = [.. Enumerable.Range(0, count).Select(i => Node("MatMul", [$"t{i}", "w"], [$"t{i + 1}"]))];
        return Model(Graph(
            nodes, [Value("t0", ElementType.Float32, size, size)], [Value($"t{count}", ElementType.Float32, size, size)], Constant("w", weights, size, size)));
    }

    private static ElementType TypeOf<T>() =>
        typeof(T) == typeof(float) ? ElementType.Float32
        : typeof(T) == typeof(long) ? ElementType.Int64
        : throw new NotSupportedException($"{typeof(T)}");
}

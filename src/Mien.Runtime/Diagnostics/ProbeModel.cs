using System.Runtime.InteropServices;

namespace Mien.Runtime.Diagnostics;

/// <summary>A small network to try a device with: y = relu(conv3x3(x)), x and y float32 [1,32,64,64], 37.7 million
/// multiply-adds. Written field by field after onnx.proto.</summary>
internal static class ProbeModel
{
    public const int Channels = 32, Side = 64;

    public static byte[] Onnx { get; } = Model();

    /// <returns>[1,32,64,64], the same at each call, in [-1,1).</returns>
    public static TensorValue Input()
    {
        TensorValue input = TensorValue.Create(1, Channels, Side, Side);
        Fill(input.Floats);
        return input;
    }

    private static byte[] Model()
    {
        const int irVersion = 8, opset = 17;
        float[] weights = new float[Channels * Channels * 9];
        Fill(weights);
        byte[] convolution = Proto.Join(
            Proto.Text(1, "x"),
            Proto.Text(1, "w"),
            Proto.Text(2, "c"),
            Proto.Text(4, "Conv"),
            Proto.Message(5, Proto.Text(1, "pads"), Proto.Varint(20, 7), Proto.Varint(8, 1), Proto.Varint(8, 1), Proto.Varint(8, 1), Proto.Varint(8, 1)));
        byte[] relu = Proto.Join(Proto.Text(1, "c"), Proto.Text(2, "y"), Proto.Text(4, "Relu"));
        byte[] graph = Proto.Join(
            Proto.Bytes(1, convolution),
            Proto.Bytes(1, relu),
            Proto.Text(2, "probe"),
            Proto.Message(
                5,
                Proto.Varint(1, Channels),
                Proto.Varint(1, Channels),
                Proto.Varint(1, 3),
                Proto.Varint(1, 3),
                Proto.Varint(2, (long)ElementType.Float32),
                Proto.Text(8, "w"),
                Proto.Bytes(9, MemoryMarshal.AsBytes<float>(weights).ToArray())),
            Proto.Bytes(11, Value("x")),
            Proto.Bytes(12, Value("y")));
        return Proto.Join(Proto.Varint(1, irVersion), Proto.Bytes(7, graph), Proto.Message(8, Proto.Varint(2, opset)));
    }

    private static byte[] Value(string name)
    {
        byte[][] dimensions = [.. new long[] { 1, Channels, Side, Side }.Select(size => Proto.Message(1, Proto.Varint(1, size)))];
        return Proto.Join(
            Proto.Text(1, name),
            Proto.Message(2, Proto.Message(1, Proto.Varint(1, (long)ElementType.Float32), Proto.Message(2, dimensions))));
    }

    /// <summary>Numbers without a pattern that a wrong layout could hide behind: the fractions of a golden-ratio walk.</summary>
    private static void Fill(Span<float> values)
    {
        const double step = 0.6180339887498949;
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (float)((2 * ((i * step) % 1)) - 1);
        }
    }
}

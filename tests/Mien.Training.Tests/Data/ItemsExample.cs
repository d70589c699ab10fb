using Mien.Graphs.Onnx;
using Mien.Training.Checkpoints;

namespace Mien.Training.Tests.Data;

/// <summary>Generated pictures in place of faces: a soft disc with two dark spots before a slope of colour, each otherwise.</summary>
internal static class ItemsExample
{
    /// <returns>uint8 [count,3,size,size].</returns>
    public static OnnxTensor Pictures(string name, int count, int size, int seed)
    {
        byte[] bytes = new byte[count * 3 * size * size];
        Random random = new(seed);
        for (int n = 0; n < count; n++)
        {
            Picture(bytes.AsSpan(n * 3 * size * size, 3 * size * size), size, random);
        }

        return OnnxTensor.Of(name, ElementType.UInt8, [count, 3, size, size], bytes);
    }

    /// <summary>What is learned from and what is held out, as a run's folder has them.</summary>
    public static void Write(Mien.Training.Loops.RunFolder folder, int size, int count = 64)
    {
        Directory.CreateDirectory(folder.Root);
        Safetensors.Write(folder.HeldOutPath, [Pictures("faces", 16, size, seed: 2)]);
        Safetensors.Write(folder.ItemsPath, [Pictures("faces", count, size, seed: 1)], new Dictionary<string, string> { ["source"] = "generated" });
    }

    private static void Picture(Span<byte> planes, int size, Random random)
    {
        (double x, double y, double radius) = (0.4 + (random.NextDouble() * 0.2), 0.4 + (random.NextDouble() * 0.2), 0.25 + (random.NextDouble() * 0.1));
        double[] skin = [0.6 + (random.NextDouble() * 0.3), 0.5 + (random.NextDouble() * 0.2), 0.4 + (random.NextDouble() * 0.2)];
        double[] ground = [random.NextDouble(), random.NextDouble(), random.NextDouble()];
        for (int i = 0; i < planes.Length; i++)
        {
            (int channel, double px, double py) = (i / (size * size), (i % size) / (double)size, (i / size % size) / (double)size);
            double inside = 1 / (1 + Math.Exp((Math.Sqrt(((px - x) * (px - x)) + ((py - y) * (py - y))) - radius) * size));
            double eyes = Math.Exp(-(Math.Pow(Math.Abs(px - x) - 0.1, 2) + Math.Pow(py - y + 0.05, 2)) * 600);
            double value = (inside * skin[channel]) + ((1 - inside) * ground[channel] * (0.5 + (0.5 * py))) - (0.4 * eyes);
            planes[i] = (byte)Math.Clamp(value * 255, 0, 255);
        }
    }
}

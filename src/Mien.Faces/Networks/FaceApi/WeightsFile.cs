using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Mien.Faces.Networks.FaceApi;

/// <summary>The tensors of one network of the npm package @vladmandic/face-api, by name.</summary>
/// <remarks>The format is TensorFlow.js's: a JSON manifest (an array of groups, each with the paths of its binary files and
/// its tensors in file order), and the tensors back to back without padding. A tensor with a <c>quantization</c> entry has
/// one byte for each element, value = byte · scale + min, computed in double; the others are float32, little endian.
/// An int32 tensor is rounded to whole numbers.</remarks>
public sealed class WeightsFile
{
    private readonly Dictionary<string, WeightTensor> _tensors;

    private WeightsFile(string source, Dictionary<string, WeightTensor> tensors)
    {
        Source = source;
        _tensors = tensors;
    }

    /// <summary>The manifest's path, for messages.</summary>
    public string Source { get; }

    public IReadOnlyCollection<WeightTensor> Tensors => _tensors.Values;

    /// <exception cref="WeightsException">There is no such tensor.</exception>
    public WeightTensor this[string name] =>
        _tensors.TryGetValue(name, out WeightTensor? tensor) ? tensor : throw WeightsException.NoTensor(Source, name);

    /// <summary>Reads the manifest and the binary files beside it.</summary>
    /// <exception cref="WeightsException">The manifest cannot be read, or the files do not fit it.</exception>
    public static WeightsFile Read(string manifestPath)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(manifestPath))!;
        return ForeignBytes.Read(
            () => Decode(File.ReadAllBytes(manifestPath), path => File.ReadAllBytes(Path.Combine(folder, path)), manifestPath),
            fault => WeightsException.NotAManifest(manifestPath, fault.Message, fault));
    }

    /// <param name="manifest">JSON, UTF-8.</param>
    /// <param name="readFile">Gives the bytes of a binary file by the name the manifest uses.</param>
    /// <param name="source">What to call the manifest in messages.</param>
    /// <exception cref="WeightsException">The manifest cannot be read, or the files do not fit it.</exception>
    public static WeightsFile Decode(ReadOnlyMemory<byte> manifest, Func<string, byte[]> readFile, string source)
    {
        Dictionary<string, WeightTensor> tensors = ForeignBytes.Read(
            () => Decode(manifest, readFile), fault => WeightsException.NotAManifest(source, fault.Message, fault));
        return new(source, tensors);

        Dictionary<string, WeightTensor> Decode(ReadOnlyMemory<byte> json, Func<string, byte[]> read)
        {
            Dictionary<string, WeightTensor> decoded = [];
            using JsonDocument document = JsonDocument.Parse(json);
            foreach (JsonElement group in document.RootElement.EnumerateArray())
            {
                byte[] bytes = [.. group.GetProperty("paths").EnumerateArray().SelectMany(path => read(path.GetString()!))];
                DecodeGroup(group.GetProperty("weights"), bytes, decoded, source);
            }

            return decoded;
        }
    }

    private static void DecodeGroup(JsonElement weights, ReadOnlySpan<byte> bytes, Dictionary<string, WeightTensor> tensors, string source)
    {
        TensorEntry[] entries = [.. weights.EnumerateArray().Select(TensorEntry.From)];
        long expectedBytes = entries.Sum(entry => entry.ByteCount);
        if (expectedBytes != bytes.Length)
        {
            throw WeightsException.WrongLength(source, expectedBytes, bytes.Length);
        }

        int offset = 0;
        foreach (TensorEntry entry in entries)
        {
            tensors.Add(entry.Name, new(entry.Name, entry.Shape, entry.Decode(bytes.Slice(offset, (int)entry.ByteCount))));
            offset += (int)entry.ByteCount;
        }
    }

    private sealed record TensorEntry(string Name, int[] Shape, bool Whole, (double Scale, double Min)? Quantization)
    {
        public long ByteCount => Shape.Aggregate(1L, (product, axis) => checked(product * axis)) * (Quantization is null ? 4 : 1);

        public static TensorEntry From(JsonElement entry)
        {
            string name = entry.GetProperty("name").GetString()!;
            int[] shape = [.. entry.GetProperty("shape").EnumerateArray().Select(axis => axis.GetInt32())];
            string type = entry.GetProperty("dtype").GetString()!;
            if (type is not ("float32" or "int32") || Array.Exists(shape, axis => axis < 0))
            {
                throw new FormatException($"tensor {name} is {type} [{string.Join(",", shape)}]; float32 and int32 are read");
            }

            return new(name, shape, type == "int32", QuantizationOf(entry, name));
        }

        public float[] Decode(ReadOnlySpan<byte> bytes)
        {
            float[] values = new float[Quantization is null ? bytes.Length / 4 : bytes.Length];
            if (Quantization is var (scale, min))
            {
                for (int i = 0; i < values.Length; i++)
                {
                    values[i] = (float)((bytes[i] * scale) + min);
                }
            }
            else if (Whole)
            {
                for (int i = 0; i < values.Length; i++)
                {
                    values[i] = BinaryPrimitives.ReadInt32LittleEndian(bytes[(i * 4)..]);
                }
            }
            else
            {
                // Copied byte by byte because a tensor may start at any offset; every platform .NET runs Mien on is little endian.
                bytes.CopyTo(MemoryMarshal.AsBytes(values.AsSpan()));
            }

            return Whole ? Array.ConvertAll(values, value => MathF.Round(value)) : values;
        }

        private static (double Scale, double Min)? QuantizationOf(JsonElement entry, string name)
        {
            if (!entry.TryGetProperty("quantization", out JsonElement quantization))
            {
                return null;
            }

            string type = quantization.GetProperty("dtype").GetString()!;
            return type == "uint8"
                ? (quantization.GetProperty("scale").GetDouble(), quantization.GetProperty("min").GetDouble())
                : throw new FormatException($"tensor {name} is quantised as {type}; uint8 is read");
        }
    }
}

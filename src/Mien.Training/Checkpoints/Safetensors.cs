using System.Buffers.Binary;
using System.Text.Json;
using Mien.Graphs.Onnx;

namespace Mien.Training.Checkpoints;

/// <summary>The .safetensors format: the length of a JSON header, the header, then the tensors' bytes without gaps
/// (https://huggingface.co/docs/safetensors). It holds numbers and texts only, so that a file from anywhere is safe to read.</summary>
public static class Safetensors
{
    /// <summary>The header's key for texts about the whole file.</summary>
    internal const string MetadataKey = "__metadata__";

    /// <summary>Opens a file and checks its header; tensors are read as they are asked for.</summary>
    /// <exception cref="SafetensorsException">The file is missing, damaged, or holds a type that is not read.</exception>
    public static SafetensorsFile Open(string path) => SafetensorsFile.Open(path);

    /// <summary>Writes tensors that are in memory, whole or not at all.</summary>
    public static void Write(string path, IEnumerable<OnnxTensor> tensors, IReadOnlyDictionary<string, string>? metadata = null) =>
        Write(path, [.. tensors.Select(TensorSource.Of)], metadata);

    /// <summary>Writes tensors one after the other, whole or not at all; none need be in memory as a whole.</summary>
    /// <param name="metadata">Texts about the file; null for none.</param>
    /// <exception cref="ArgumentException">A name is taken twice, or a source gives another number of bytes than its dimensions need.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, IReadOnlyList<TensorSource> sources, IReadOnlyDictionary<string, string>? metadata = null)
    {
        // The widest elements first, as the reference library has it, so that each tensor begins at a multiple of its element's size.
        TensorSource[] ordered = [.. sources.OrderByDescending(source => SafetensorsTypes.Size(source.Type)).ThenBy(source => source.Name, StringComparer.Ordinal)];
        byte[] header = Header(ordered, metadata);
        AtomicFile.Write(path, ordered, (stream, tensors) =>
        {
            Span<byte> length = stackalloc byte[sizeof(long)];
            BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
            stream.Write(length);
            stream.Write(header);
            foreach (TensorSource tensor in tensors)
            {
                long begin = stream.Position;
                tensor.Write(stream);
                if (stream.Position - begin != tensor.ByteCount)
                {
                    throw new ArgumentException($"\"{tensor.Name}\" gave {stream.Position - begin} bytes, its dimensions need {tensor.ByteCount}.", nameof(sources));
                }
            }
        });
    }

    /// <summary>The header in JSON, with blanks behind it up to a multiple of 8 bytes.</summary>
    private static byte[] Header(TensorSource[] ordered, IReadOnlyDictionary<string, string>? metadata)
    {
        if (ordered.GroupBy(source => source.Name).FirstOrDefault(group => group.Count() > 1 || group.Key == MetadataKey) is { } taken)
        {
            throw new ArgumentException($"There is more than one \"{taken.Key}\".", nameof(ordered));
        }

        using MemoryStream text = new();
        using (Utf8JsonWriter json = new(text))
        {
            json.WriteStartObject();
            if (metadata is not null)
            {
                json.WriteStartObject(MetadataKey);
                foreach ((string key, string value) in metadata)
                {
                    json.WriteString(key, value);
                }

                json.WriteEndObject();
            }

            long offset = 0;
            foreach (TensorSource source in ordered)
            {
                WriteEntry(json, source, offset);
                offset += source.ByteCount;
            }

            json.WriteEndObject();
        }

        while (text.Length % sizeof(long) != 0)
        {
            text.WriteByte((byte)' ');
        }

        return text.ToArray();
    }

    private static void WriteEntry(Utf8JsonWriter json, TensorSource source, long offset)
    {
        json.WriteStartObject(source.Name);
        json.WriteString("dtype", SafetensorsTypes.NameOf(source.Type));
        WriteNumbers(json, "shape", source.Dimensions);
        WriteNumbers(json, "data_offsets", [offset, offset + source.ByteCount]);
        json.WriteEndObject();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, IEnumerable<long> numbers)
    {
        json.WriteStartArray(name);
        foreach (long number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }
}

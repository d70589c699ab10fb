using System.Collections.Immutable;
using System.Text.Json;

namespace Mien.Training.Checkpoints;

/// <summary>Reads and checks a header: nothing in it is believed before it fits the file.</summary>
internal static class SafetensorsHeader
{
    private static readonly JsonDocumentOptions s_strict = new() { AllowDuplicateProperties = false };

    /// <param name="dataOffset">Where the tensors' bytes begin in the file.</param>
    public static (IReadOnlyList<SafetensorsEntry> Tensors, IReadOnlyDictionary<string, string> Metadata) Parse(
        string path, byte[] header, long dataOffset, long fileLength) => ForeignBytes.Read(
        () =>
        {
            using JsonDocument json = JsonDocument.Parse(header, s_strict);
            JsonProperty[] properties = [.. json.RootElement.EnumerateObject()];
            SafetensorsEntry[] tensors =
            [
                .. properties.Where(property => property.Name != Safetensors.MetadataKey).Select(property => Entry(path, property, dataOffset)).OrderBy(entry => entry.Offset).ThenBy(entry => entry.ByteCount),
            ];
            ThrowUnlessSeamless(path, tensors, dataOffset, fileLength);
            return ((IReadOnlyList<SafetensorsEntry>)tensors, (IReadOnlyDictionary<string, string>)properties.Where(property => property.Name == Safetensors.MetadataKey).SelectMany(property => property.Value.EnumerateObject())
                .ToDictionary(text => text.Name, text => text.Value.GetString() ?? ""));
        },
        fault => SafetensorsException.Damaged(path, $"its header cannot be read: {fault.Message}", fault));

    private static SafetensorsEntry Entry(string path, JsonProperty property, long dataOffset)
    {
        string type = property.Value.GetProperty("dtype").GetString() ?? "";
        ElementType elementType = SafetensorsTypes.Of(type);
        if (elementType == ElementType.None)
        {
            throw SafetensorsException.UnknownType(path, property.Name, type);
        }

        ImmutableArray<long> shape = [.. property.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64())];
        long[] offsets = [.. property.Value.GetProperty("data_offsets").EnumerateArray().Select(offset => offset.GetInt64())];
        if (offsets is not [long begin, long end] || begin < 0 || shape.Any(size => size < 0))
        {
            throw SafetensorsException.Damaged(path, $"\"{property.Name}\" has no proper place or shape");
        }

        long needed = shape.Aggregate((long)SafetensorsTypes.Size(elementType), (product, size) => checked(product * size));
        return end - begin == needed
            ? new(property.Name, elementType, shape, checked(dataOffset + begin), needed)
            : throw SafetensorsException.Damaged(path, $"\"{property.Name}\" {type} [{string.Join(',', shape)}] needs {needed} bytes and has {end - begin}");
    }

    /// <summary>Each tensor begins where the one before ends, and the last ends with the file.</summary>
    private static void ThrowUnlessSeamless(string path, SafetensorsEntry[] tensors, long dataOffset, long fileLength)
    {
        long end = dataOffset;
        foreach (SafetensorsEntry tensor in tensors)
        {
            if (tensor.Offset != end)
            {
                throw SafetensorsException.Damaged(path, $"\"{tensor.Name}\" does not begin where the tensor before it ends");
            }

            end = checked(end + tensor.ByteCount);
        }

        if (end != fileLength)
        {
            throw SafetensorsException.Damaged(path, $"it has {fileLength} bytes, its header needs {end}");
        }
    }
}

using System.Collections.Immutable;
using Mien.Training.Checkpoints;

namespace Mien.Training.Data;

/// <summary>The items that a training learns from, in a .safetensors file: each tensor is named like an input of the step and is [Items,…] where
/// that is [Batch,…]. Items stay in the file and are read as they are wanted. Thread-safe.</summary>
public sealed class ItemsFile : IDisposable
{
    private readonly SafetensorsFile _file;
    private readonly int _countInFile;

    private ItemsFile(SafetensorsFile file)
    {
        _file = file;
        Fields = file.Tensors;
        Count = _countInFile = file.Tensors is [{ Dimensions: [long count, ..] }, ..] && file.Tensors.All(field => field.Dimensions is [long other, ..] && other == count) && count is > 0 and <= int.MaxValue
            ? (int)count
            : throw SafetensorsException.Damaged(file.Path, "its tensors do not hold one number of items");
    }

    private ItemsFile(ItemsFile whole, int count, IReadOnlyList<SafetensorsEntry> fields)
    {
        _file = whole._file;
        _countInFile = whole._countInFile;
        Fields = fields;
        Count = count;
    }

    public int Count { get; }

    public IReadOnlyList<SafetensorsEntry> Fields { get; }

    /// <summary>Texts about where the items come from.</summary>
    public IReadOnlyDictionary<string, string> Facts => _file.Metadata;

    /// <exception cref="SafetensorsException">The file is missing or damaged, or holds no items.</exception>
    public static ItemsFile Open(string path)
    {
        SafetensorsFile file = Safetensors.Open(path);
        try
        {
            return new(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The first items of the file, and of each only some fields; the file stays this one's.</summary>
    /// <param name="fields">Names.</param>
    /// <exception cref="ArgumentException">There is no such field, or there are not so many items.</exception>
    public ItemsFile First(int count, IReadOnlyList<string> fields)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Count);
        return new(this, count, [.. fields.Select(Field)]);
    }

    /// <exception cref="ArgumentException">There is no such field.</exception>
    public SafetensorsEntry Field(string name) =>
        Fields.FirstOrDefault(field => field.Name == name) ?? throw new ArgumentException($"{_file.Path} has no \"{name}\".", nameof(name));

    /// <summary>Dimensions of a batch of one field.</summary>
    public static ImmutableArray<long> BatchShape(SafetensorsEntry field, int batch) => field.Dimensions.SetItem(0, batch);

    /// <param name="destination">As many bytes as an item of the field has.</param>
    public void Read(SafetensorsEntry field, int item, Span<byte> destination) => _file.Read(field, item * (field.ByteCount / _countInFile), destination);

    public void Dispose() => _file.Dispose();
}

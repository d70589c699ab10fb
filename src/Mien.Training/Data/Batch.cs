using Mien.Runtime;
using Mien.Training.Steps;

namespace Mien.Training.Data;

/// <summary>Tensors for one step, whose memory is filled again and again.</summary>
public sealed class Batch : IDisposable
{
    private readonly ItemsFile _items;
    private readonly TensorValue[] _values;

    /// <param name="size">How many items.</param>
    public Batch(ItemsFile items, int size)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        _items = items;
        Size = size;
        _values = [.. items.Fields.Select(field => HostTensors.Create(field.Type, ItemsFile.BatchShape(field, size)))];
        Values = items.Fields.Zip(_values).ToDictionary(pair => pair.First.Name, pair => pair.Second);
    }

    public int Size { get; }

    /// <summary>By the names of the step's inputs.</summary>
    public IReadOnlyDictionary<string, TensorValue> Values { get; }

    /// <summary>Reads items into the batch.</summary>
    /// <param name="items">As many as the batch holds.</param>
    public void Fill(ReadOnlySpan<int> items)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(items.Length, Size);
        for (int field = 0; field < _values.Length; field++)
        {
            Span<byte> bytes = HostTensors.Bytes(_values[field]);
            int itemBytes = bytes.Length / Size;
            for (int i = 0; i < Size; i++)
            {
                _items.Read(_items.Fields[field], items[i], bytes.Slice(i * itemBytes, itemBytes));
            }
        }
    }

    public void Dispose()
    {
        foreach (TensorValue value in _values)
        {
            value.Dispose();
        }
    }
}

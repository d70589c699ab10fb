namespace Mien.Training.Packs;

/// <summary>Items come whole, but a file of tensors has them field by field: each field waits in a file of its own, so that memory stays
/// that of one item. The files go with this.</summary>
internal sealed class WaitingFields : IDisposable
{
    private readonly Dictionary<string, (FileStream File, byte[] Next)> _fields = [];

    /// <param name="fields">Names, and how many bytes an item has.</param>
    public WaitingFields(string folder, IReadOnlyList<(string Name, int Bytes)> fields)
    {
        foreach ((string name, int bytes) in fields)
        {
            _fields[name] = (Disk.OpenScratch(folder), new byte[bytes]);
        }
    }

    /// <summary>The next item's bytes, to be filled.</summary>
    public Span<byte> Next(string field) => _fields[field].Next;

    /// <summary>Adds the item that was filled.</summary>
    public void Flush()
    {
        foreach ((FileStream file, byte[] next) in _fields.Values)
        {
            file.Write(next);
        }
    }

    /// <summary>All items of a field.</summary>
    public void CopyTo(string field, Stream stream)
    {
        _fields[field].File.Position = 0;
        _fields[field].File.CopyTo(stream);
    }

    public void Dispose()
    {
        foreach ((FileStream file, _) in _fields.Values)
        {
            file.Dispose();
        }
    }
}

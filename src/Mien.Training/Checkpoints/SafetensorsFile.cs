using System.Buffers.Binary;
using Mien.Graphs.Onnx;
using Microsoft.Win32.SafeHandles;

namespace Mien.Training.Checkpoints;

/// <summary>An open .safetensors file. Only its header is in memory; tensors, or parts of them, are read as they are asked for.
/// Thread-safe.</summary>
public sealed class SafetensorsFile : IDisposable
{
    /// <summary>Of the header; the reference library's own limit, which guards memory.</summary>
    private const long MostHeaderBytes = 100_000_000;

    private readonly SafeFileHandle _handle;
    private readonly Dictionary<string, SafetensorsEntry> _byName;

    private SafetensorsFile(string path, SafeFileHandle handle)
    {
        Path = path;
        _handle = handle;
        (Tensors, Metadata) = SafetensorsHeader.Parse(path, ReadHeader(out long dataOffset), dataOffset, RandomAccess.GetLength(handle));
        _byName = Tensors.ToDictionary(entry => entry.Name);
    }

    public string Path { get; }

    /// <summary>In the order of their bytes.</summary>
    public IReadOnlyList<SafetensorsEntry> Tensors { get; }

    /// <summary>Texts about the file; empty when it has none.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Null when there is no such tensor.</summary>
    public SafetensorsEntry? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>A whole tensor.</summary>
    /// <exception cref="SafetensorsException">It has 2 GiB or more, or the file has become shorter since it was opened.</exception>
    public OnnxTensor Read(SafetensorsEntry entry)
    {
        if (entry.ByteCount > Array.MaxLength)
        {
            throw SafetensorsException.TooLarge(Path, entry.Name, entry.ByteCount);
        }

        byte[] bytes = GC.AllocateUninitializedArray<byte>((int)entry.ByteCount);
        Read(entry, 0, bytes);
        return OnnxTensor.Of(entry.Name, entry.Type, entry.Dimensions.AsSpan(), bytes);
    }

    /// <summary>A part of a tensor's bytes.</summary>
    /// <param name="offset">From the tensor's first byte.</param>
    /// <exception cref="SafetensorsException">The file has become shorter since it was opened.</exception>
    public void Read(SafetensorsEntry entry, long offset, Span<byte> destination)
    {
        if (offset < 0 || offset + destination.Length > entry.ByteCount)
        {
            throw new ArgumentOutOfRangeException(nameof(offset), offset, $"\"{entry.Name}\" has {entry.ByteCount} bytes.");
        }

        ReadAt(entry.Offset + offset, destination);
    }

    public void Dispose() => _handle.Dispose();

    internal static SafetensorsFile Open(string path)
    {
        SafeFileHandle? handle = null;
        try
        {
            handle = File.OpenHandle(path);
            return new(path, handle);
        }
        catch (Exception exception)
        {
            handle?.Dispose();
            throw exception is IOException or UnauthorizedAccessException ? SafetensorsException.Unreadable(path, exception) : exception;
        }
    }

    private byte[] ReadHeader(out long dataOffset)
    {
        Span<byte> prefix = stackalloc byte[sizeof(long)];
        ReadAt(0, prefix);
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > MostHeaderBytes || (long)length > RandomAccess.GetLength(_handle) - sizeof(long))
        {
            throw SafetensorsException.Damaged(Path, $"its header would be {length} bytes long");
        }

        byte[] header = new byte[length];
        ReadAt(sizeof(long), header);
        dataOffset = sizeof(long) + (long)length;
        return header;
    }

    private void ReadAt(long offset, Span<byte> destination)
    {
        while (destination.Length > 0)
        {
            int read = RandomAccess.Read(_handle, destination, offset);
            if (read == 0)
            {
                throw SafetensorsException.Damaged(Path, $"it ends after {offset} bytes");
            }

            destination = destination[read..];
            offset += read;
        }
    }
}

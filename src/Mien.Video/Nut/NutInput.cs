using System.Buffers.Binary;

namespace Mien.Video.Nut;

/// <summary>Bytes of a stream, with a small buffer for headers; large blocks go past the buffer.</summary>
internal sealed class NutInput(Stream stream)
{
    private readonly byte[] _buffer = new byte[1 << 14];
    private int _start;
    private int _end;

    /// <returns>False when the stream has ended.</returns>
    internal bool TryReadByte(out byte value)
    {
        if (_start == _end)
        {
            _start = 0;
            _end = stream.Read(_buffer);
        }

        value = _start < _end ? _buffer[_start] : (byte)0;
        return _start++ < _end || (_start = _end = 0) != 0;
    }

    internal byte ReadByte() => TryReadByte(out byte value) ? value : throw new EndOfStreamException();

    internal ulong ReadUnsigned()
    {
        ulong value = 0;
        byte next;
        do
        {
            next = ReadByte();
            value = (value << 7) | (uint)(next & 0x7F);
        }
        while (next >= 0x80);
        return value;
    }

    internal uint ReadUInt32()
    {
        Span<byte> bytes = stackalloc byte[4];
        ReadExactly(bytes);
        return BinaryPrimitives.ReadUInt32BigEndian(bytes);
    }

    internal void ReadExactly(Span<byte> bytes)
    {
        int buffered = Math.Min(bytes.Length, _end - _start);
        _buffer.AsSpan(_start, buffered).CopyTo(bytes);
        _start += buffered;
        stream.ReadExactly(bytes[buffered..]);
    }
}

using System.Buffers.Binary;

namespace Mien.Imaging.Files;

/// <summary>Takes out of an EXIF block what must not go on into a result.</summary>
/// <remarks>Source: EXIF 2.32, 4.5 (basic structure): header, first directory, link to the second; 4.6 (tags). Broken data stay as they are.</remarks>
internal sealed class ExifDirectories
{
    private const int EntryBytes = 12;
    private const int ExifPointer = 0x8769;

    /// <summary>Place; owner and serial numbers of the camera and the lens (the second pair is DNG's); number of the shot; the maker's note.</summary>
    private static readonly HashSet<int> s_private = [0x8825, 0xA430, 0xA431, 0xA435, 0xC62F, 0xC6F3, 0xA420, MakerNote];
    private const int MakerNote = 0x927C;

    private readonly byte[] _data;
    private readonly int _tiff;
    private readonly bool _isLittleEndian;

    private ExifDirectories(byte[] exif)
    {
        _data = (byte[])exif.Clone();
        _tiff = exif.AsSpan().StartsWith("Exif\0\0"u8) ? 6 : 0;
        _isLittleEndian = exif.AsSpan(_tiff).StartsWith("II"u8);
    }

    /// <summary>A copy without the thumbnail in the second directory, and without a maker's note that holds a picture.</summary>
    internal static byte[] WithoutThumbnail(byte[] exif)
    {
        ExifDirectories directories = new(exif);
        directories.ForBoth((tag, value) => tag == MakerNote && value.IndexOf((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) >= 0);
        if (directories.Number(4, 4) is long first && directories.Number(first, 2) is long count
            && directories.Number(first + 2 + (count * EntryBytes), 4) is > 0)
        {
            directories.At(first + 2 + (count * EntryBytes), 4).Clear();
        }

        return directories._data;
    }

    /// <summary>A copy without what <see cref="PrivateNames"/> tell.</summary>
    internal static byte[] WithoutPrivate(byte[] exif)
    {
        ExifDirectories directories = new(exif);
        directories.ForBoth((tag, _) => s_private.Contains(tag));
        return directories._data;
    }

    private delegate bool IsLeftOut(int tag, ReadOnlySpan<byte> value);

    /// <summary>In the first directory and in the one that it points to.</summary>
    private void ForBoth(IsLeftOut isLeftOut)
    {
        if (Number(4, 4) is long first)
        {
            if (Remove(first, isLeftOut) is long second)
            {
                Remove(second, isLeftOut);
            }
        }
    }

    /// <returns>Where the entry that points to EXIF's own directory says that it is; null when there is none.</returns>
    private long? Remove(long directory, IsLeftOut isLeftOut)
    {
        if (Number(directory, 2) is not long count || Number(directory + 2 + (count * EntryBytes), 4) is null)
        {
            return null;
        }

        long? pointer = null;
        long kept = directory + 2;
        long end = kept + (count * EntryBytes);
        for (long entry = kept; entry < end; entry += EntryBytes)
        {
            int tag = (int)Number(entry, 2)!.Value;
            Span<byte> value = ValueOf(entry);
            if (isLeftOut(tag, value))
            {
                value.Clear();
                count--;
                continue;
            }

            pointer = tag == ExifPointer ? Number(entry + 8, 4) : pointer;
            At(entry, EntryBytes).CopyTo(At(kept, EntryBytes));
            kept += EntryBytes;
        }

        At(end, 4).CopyTo(At(kept, 4)); // the link to the next directory follows the entries
        Write(directory, (ushort)count);
        return pointer;
    }

    /// <summary>The bytes that an entry tells of; empty when they lie outside the data.</summary>
    private Span<byte> ValueOf(long entry)
    {
        long bytes = Number(entry + 4, 4)!.Value * (Number(entry + 2, 2) switch { 3 or 8 => 2, 4 or 9 or 11 => 4, 5 or 10 or 12 => 8, _ => 1 });
        long at = bytes <= 4 ? entry + 8 : Number(entry + 8, 4)!.Value;
        return _tiff + at + bytes <= _data.Length ? At(at, (int)bytes) : [];
    }

    private Span<byte> At(long offset, int bytes) => _data.AsSpan((int)(_tiff + offset), bytes);

    private void Write(long offset, ushort number)
    {
        if (_isLittleEndian)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(At(offset, 2), number);
        }
        else
        {
            BinaryPrimitives.WriteUInt16BigEndian(At(offset, 2), number);
        }
    }

    /// <returns>Null when it lies outside the data.</returns>
    private long? Number(long offset, int bytes)
    {
        if (_tiff + offset + bytes > _data.Length)
        {
            return null;
        }

        ReadOnlySpan<byte> number = At(offset, bytes);
        return (bytes, _isLittleEndian) switch
        {
            (2, true) => BinaryPrimitives.ReadUInt16LittleEndian(number),
            (2, false) => BinaryPrimitives.ReadUInt16BigEndian(number),
            (_, true) => BinaryPrimitives.ReadUInt32LittleEndian(number),
            (_, false) => BinaryPrimitives.ReadUInt32BigEndian(number),
        };
    }
}

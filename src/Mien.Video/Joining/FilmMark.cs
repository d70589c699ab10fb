using System.Buffers.Binary;
using Mien.Imaging.Files;
using Mien.Video.Writing;

namespace Mien.Video.Joining;

/// <summary>Says in a film how it was made: the IPTC digital source type and the program.</summary>
/// <remarks>Source: XMP Specification part 3, 1.2.6 (MPEG-4: a `uuid` box at file level).</remarks>
internal static class FilmMark
{
    private const int BoxHeader = 8 + 16;

    private static ReadOnlySpan<byte> XmpUuid => [0xBE, 0x7A, 0xCF, 0xCB, 0x97, 0xA9, 0x42, 0xE8, 0x9C, 0x71, 0x99, 0x94, 0x91, 0xE3, 0xAF, 0xAC];

    /// <summary>Metadata that FFmpeg writes; a comment that the source has is kept in front.</summary>
    internal static IReadOnlyList<string> Arguments(FilmContainer container, IReadOnlyDictionary<string, string> tags)
    {
        string mark = $"{ProvenanceMark.ThisSoftware}; {ProvenanceMark.CompositeWithTrainedAlgorithmicMedia}";
        string comment = tags.GetValueOrDefault("comment") is { Length: > 0 } own && !own.Contains(mark, StringComparison.Ordinal) ? $"{own}; {mark}" : mark;
        return
        [
            "-metadata", $"comment={comment}",
            .. container is FilmContainer.Matroska or FilmContainer.WebM
                ? (string[])["-metadata", $"software={ProvenanceMark.ThisSoftware}", "-metadata", $"digital_source_type={ProvenanceMark.CompositeWithTrainedAlgorithmicMedia}"]
                : [],
        ];
    }

    /// <summary>What an MP4, MOV or AVIF file ends with when it has the XMP packet.</summary>
    internal static byte[] XmpBox()
    {
        byte[] xmp = ProvenanceMark.NewXmp();
        byte[] box = new byte[BoxHeader + xmp.Length];
        BinaryPrimitives.WriteInt32BigEndian(box, box.Length);
        "uuid"u8.CopyTo(box.AsSpan(4));
        XmpUuid.CopyTo(box.AsSpan(8));
        xmp.CopyTo(box, BoxHeader);
        return box;
    }

    /// <returns>The packet in an MP4 or MOV file; null when it has none.</returns>
    internal static byte[]? ReadXmp(string path)
    {
        using FileStream file = File.OpenRead(path);
        Span<byte> header = stackalloc byte[BoxHeader];
        while (file.ReadAtLeast(header, BoxHeader, throwOnEndOfStream: false) == BoxHeader)
        {
            long start = file.Position - BoxHeader;
            uint shortSize = BinaryPrimitives.ReadUInt32BigEndian(header);
            long size = shortSize == 1 ? BinaryPrimitives.ReadInt64BigEndian(header[8..]) : shortSize;
            if (header[4..8].SequenceEqual("uuid"u8) && header[8..].SequenceEqual(XmpUuid) && size >= BoxHeader && start + size <= file.Length)
            {
                byte[] xmp = new byte[size - BoxHeader];
                file.ReadExactly(xmp);
                return xmp;
            }

            if (size < 8)
            {
                break;
            }

            file.Position = start + size;
        }

        return null;
    }
}

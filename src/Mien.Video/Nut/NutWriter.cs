using System.Buffers.Binary;

namespace Mien.Video.Nut;

/// <summary>Writes a NUT stream with one video stream, as `ffmpeg -f nut -i pipe:0` reads it, with exact time stamps.</summary>
/// <remarks>Source: NUT Open Container Format. One frame code is enough: each frame tells its pts, size and checksum in full, after a sync
/// point of its own, which is what makes frames of any size and steps of any length legal.</remarks>
internal sealed class NutWriter
{
    /// <summary>Largest pts that a NUT file can hold; the smallest is 0.</summary>
    internal const long LargestPts = long.MaxValue >> 2;

    private const int LargestDistance = 65536;
    private const int PtsBits = 7;
    private const byte FrameCode = 1;
    private const NutFrameFlags AllFields = NutFrameFlags.CodedPts | NutFrameFlags.SizeMsb | NutFrameFlags.Checksum;

    private readonly Stream _stream;
    private readonly NutOutput _output = new();
    private long _position;
    private long? _lastSyncPoint;

    /// <summary>Writes the headers.</summary>
    internal NutWriter(Stream stream, NutHeader header)
    {
        _stream = stream;
        _output.Bytes("nut/multimedia container\0"u8);
        _output.Packet(NutStartCode.Main, MainHeader(header.TimeBase));
        _output.Packet(NutStartCode.Stream, StreamHeader(header));
        if (header.Tags.Count > 0)
        {
            _output.Packet(NutStartCode.Info, NutTags.Write(header.Tags, stream: true));
        }

        Flush();
    }

    /// <summary>Writes one frame.</summary>
    /// <param name="pts">0 … <see cref="LargestPts"/>, in units of the time base.</param>
    internal void Write(long pts, bool isKey, ReadOnlySpan<byte> data)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pts);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pts, LargestPts);
        long syncPoint = _position;
        NutOutput payload = new();
        payload.Unsigned((ulong)pts);
        payload.Unsigned((ulong)(_lastSyncPoint is long last ? (syncPoint - last) >> 4 : 0));
        _output.Packet(NutStartCode.SyncPoint, payload.Written);
        _lastSyncPoint = syncPoint;

        NutOutput frame = new();
        frame.Byte(FrameCode);
        frame.Unsigned((ulong)(AllFields | (isKey ? NutFrameFlags.Key : 0)));
        frame.Unsigned((ulong)pts + (1UL << PtsBits));
        frame.Unsigned((uint)data.Length);
        frame.UInt32(NutChecksum.Of(frame.Written));
        _output.Bytes(frame.Written);
        Flush();
        _stream.Write(data);
        _position += data.Length;
    }

    private static byte[] MainHeader(Rational timeBase)
    {
        NutOutput header = new();
        header.Unsigned(3); // version
        header.Unsigned(1); // streams
        header.Unsigned(LargestDistance);
        header.Unsigned(1); // time bases
        header.Unsigned((ulong)timeBase.Numerator);
        header.Unsigned((ulong)timeBase.Denominator);
        FrameCodes(header, NutFrameFlags.Invalid, 1);
        FrameCodes(header, NutFrameFlags.Coded, 1);
        FrameCodes(header, NutFrameFlags.Invalid, 256 - 3); // the marker 'N' is not counted
        header.Unsigned(0); // beginnings that frames leave out
        return header.ToArray();
    }

    private static void FrameCodes(NutOutput header, NutFrameFlags flags, int count)
    {
        header.Unsigned((ulong)flags);
        header.Unsigned(6); // fields that follow
        header.Signed(0); // step of pts
        header.Unsigned(1); // multiplier of the size
        header.Unsigned(0); // stream
        header.Unsigned(0); // least size
        header.Unsigned(0); // reserved fields
        header.Unsigned((uint)count);
    }

    private static byte[] StreamHeader(NutHeader header)
    {
        Span<byte> fourCc = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(fourCc, header.FourCc);
        NutOutput output = new();
        output.Unsigned(0); // number of the stream
        output.Unsigned(0); // video
        output.Block(fourCc);
        output.Unsigned(0); // time base
        output.Unsigned(PtsBits);
        output.Unsigned(int.MaxValue); // largest step of pts without a checksum
        output.Unsigned((uint)header.DecodeDelay);
        output.Unsigned(0); // flags
        output.Block(header.ExtraData);
        output.Unsigned((uint)header.Size.Width);
        output.Unsigned((uint)header.Size.Height);
        output.Unsigned((ulong)(header.SampleAspectRatio?.Numerator ?? 0));
        output.Unsigned((ulong)(header.SampleAspectRatio?.Denominator ?? 0));
        output.Unsigned(0); // colours
        return output.ToArray();
    }

    private void Flush()
    {
        _stream.Write(_output.Written);
        _position += _output.Written.Length;
        _output.Clear();
    }
}

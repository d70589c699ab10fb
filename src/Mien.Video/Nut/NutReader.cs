using System.Buffers.Binary;
using Mien.Imaging.Geometry;

namespace Mien.Video.Nut;

/// <summary>Reads a NUT stream with one video stream, as `ffmpeg -f nut` writes it, front to back.</summary>
/// <remarks>Source: NUT Open Container Format. Headers' checksums are checked. A stream that breaks off is an
/// <see cref="EndOfStreamException"/>, one that contradicts itself an <see cref="InvalidDataException"/>.</remarks>
internal sealed class NutReader
{
    private const int LargestHeader = 1 << 24;
    private const int LargestShortPacket = 4096;

    /// <summary>Frames above this size never leave out their beginning.</summary>
    private const int LargestFrameWithoutBeginning = 4096;

    private const int MostPtsBits = 62;

    private static ReadOnlySpan<byte> Signature => "nut/multimedia container\0"u8;

    private readonly NutInput _input;
    private readonly NutMainHeader _main;
    private readonly Dictionary<string, string> _tags = [];
    private readonly int _timeBaseIndex;
    private readonly int _ptsBits;
    private long _lastPts;
    private byte[] _beginning = [];
    private byte? _pushedBack;

    /// <summary>Reads up to the first frame.</summary>
    internal NutReader(Stream stream)
    {
        _input = new(stream);
        byte[] signature = new byte[Signature.Length];
        _input.ReadExactly(signature);
        if (!Signature.SequenceEqual(signature) || ReadStartCode(_input.ReadByte()) != NutStartCode.Main)
        {
            throw new InvalidDataException("no NUT stream");
        }

        _main = NutMainHeader.Parse(ReadPayload());
        (Header, _timeBaseIndex, _ptsBits) = ReadStreamHeader();
        if (_input.TryReadByte(out byte first))
        {
            _pushedBack = SkipPackets(first);
        }
    }

    internal NutHeader Header { get; }

    /// <returns>The next frame's header, or null at the end. <see cref="ReadData"/> must follow.</returns>
    internal NutPacket? ReadPacket()
    {
        if ((_pushedBack ?? Next()) is not byte code)
        {
            return null;
        }

        _pushedBack = null;
        NutFrameCode defaults = _main.FrameCodes[code];
        NutFrameFlags flags = defaults.Flags ^ (defaults.Flags.HasFlag(NutFrameFlags.Coded) ? (NutFrameFlags)_input.ReadUnsigned() : 0);
        if ((flags & (NutFrameFlags.Invalid | NutFrameFlags.SideData)) != 0)
        {
            throw new InvalidDataException($"a NUT frame with flags {flags}");
        }

        if (flags.HasFlag(NutFrameFlags.StreamId))
        {
            _input.ReadUnsigned();
        }

        _lastPts = flags.HasFlag(NutFrameFlags.CodedPts) ? FullPts(_input.ReadUnsigned()) : _lastPts + defaults.PtsDelta;
        ulong size = (uint)defaults.SizeLeast +
            (flags.HasFlag(NutFrameFlags.SizeMsb) ? (uint)defaults.SizeMultiplier * _input.ReadUnsigned() : 0);
        if (flags.HasFlag(NutFrameFlags.MatchTime))
        {
            _input.ReadUnsigned();
        }

        ulong beginning = flags.HasFlag(NutFrameFlags.HeaderIndex) ? _input.ReadUnsigned() : (ulong)defaults.HeaderIndex;
        ulong reserved = flags.HasFlag(NutFrameFlags.Reserved) ? _input.ReadUnsigned() : (ulong)defaults.ReservedCount;
        for (; reserved > 0; reserved--)
        {
            _input.ReadUnsigned();
        }

        if (flags.HasFlag(NutFrameFlags.Checksum))
        {
            _input.ReadUInt32();
        }

        _beginning = size > LargestFrameWithoutBeginning ? [] : _main.Beginnings.ElementAtOrDefault((int)beginning) ?? [];
        return size <= int.MaxValue && size >= (ulong)_beginning.Length
            ? new NutPacket { Pts = _lastPts, IsKey = flags.HasFlag(NutFrameFlags.Key), Size = (int)size }
            : throw new InvalidDataException($"a NUT frame of {size} bytes");
    }

    /// <summary>Reads the bytes of the frame whose header was read last.</summary>
    /// <param name="data">As long as the frame.</param>
    internal void ReadData(Span<byte> data)
    {
        _beginning.CopyTo(data);
        _input.ReadExactly(data[_beginning.Length..]);
    }

    private byte? Next() => _input.TryReadByte(out byte first) ? SkipPackets(first) : null;

    /// <summary>Reads what is no frame: sync points, repeated headers, the index.</summary>
    /// <returns>The first byte of a frame, or null at the end.</returns>
    private byte? SkipPackets(byte first)
    {
        while (first == (byte)'N')
        {
            NutStartCode code = ReadStartCode(first);
            byte[] payload = ReadPayload();
            if (code == NutStartCode.SyncPoint)
            {
                StartFrom(new NutPayload(payload).Unsigned());
            }
            else if (code == NutStartCode.Info)
            {
                NutTags.Read(payload, _tags);
            }

            if (!_input.TryReadByte(out first))
            {
                return null;
            }
        }

        return first;
    }

    private NutStartCode ReadStartCode(byte first)
    {
        Span<byte> bytes = stackalloc byte[8];
        bytes[0] = first;
        _input.ReadExactly(bytes[1..]);
        NutStartCode code = (NutStartCode)BinaryPrimitives.ReadUInt64BigEndian(bytes);
        return Enum.IsDefined(code) ? code : throw new InvalidDataException("a NUT packet of an unknown kind");
    }

    private byte[] ReadPayload()
    {
        ulong size = _input.ReadUnsigned();
        if (size is < 4 or > LargestHeader)
        {
            throw new InvalidDataException($"a NUT header of {size} bytes");
        }

        if (size > LargestShortPacket)
        {
            _input.ReadUInt32();
        }

        byte[] bytes = new byte[size];
        _input.ReadExactly(bytes);
        return NutChecksum.Of(bytes) == 0 ? bytes[..^4] : throw new InvalidDataException("a NUT header does not fit its checksum");
    }

    private (NutHeader Header, int TimeBaseIndex, int PtsBits) ReadStreamHeader()
    {
        if (ReadStartCode(_input.ReadByte()) != NutStartCode.Stream)
        {
            throw new InvalidDataException("no NUT stream header");
        }

        NutPayload payload = new(ReadPayload());
        payload.Unsigned(); // number of the stream
        if (payload.Unsigned() != 0)
        {
            throw new InvalidDataException("a NUT stream that is no video");
        }

        uint fourCc = payload.FourCc();
        int timeBase = payload.Count();
        int ptsBits = payload.Count();
        payload.Unsigned(); // largest step of pts
        int delay = payload.Count();
        payload.Unsigned(); // flags
        if (timeBase >= _main.TimeBases.Count || ptsBits > MostPtsBits)
        {
            throw new InvalidDataException("a NUT stream without its time base");
        }

        byte[] extraData = payload.Block().ToArray();
        Size size = new(payload.Count(), payload.Count());
        (int aspectWidth, int aspectHeight) = (payload.Count(), payload.Count());
        NutHeader header = new()
        {
            FourCc = fourCc,
            Size = size,
            TimeBase = _main.TimeBases[timeBase],
            DecodeDelay = delay,
            ExtraData = extraData,
            SampleAspectRatio = aspectWidth > 0 && aspectHeight > 0 ? new(aspectWidth, aspectHeight) : null,
            Tags = _tags,
        };
        return (header, timeBase, ptsBits);
    }

    /// <summary>A sync point's time is the pts that following frames are told relative to.</summary>
    private void StartFrom(ulong codedTime)
    {
        uint bases = (uint)_main.TimeBases.Count;
        try
        {
            Rational ticks = new Rational((long)(codedTime / bases)) * _main.TimeBases[(int)(codedTime % bases)] / _main.TimeBases[_timeBaseIndex];
            _lastPts = (long)Int128.DivRem(ticks.Numerator, ticks.Denominator).Quotient;
        }
        catch (OverflowException beyond)
        {
            throw new InvalidDataException("a NUT sync point beyond all time", beyond);
        }
    }

    private long FullPts(ulong coded)
    {
        ulong range = 1UL << _ptsBits;
        if (coded >= range)
        {
            return (long)(coded - range);
        }

        long mask = (long)range - 1;
        long lowest = _lastPts - (mask / 2);
        return (((long)coded - lowest) & mask) + lowest;
    }
}

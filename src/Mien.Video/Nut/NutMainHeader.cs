namespace Mien.Video.Nut;

/// <summary>The first packet of a NUT file: time bases, the table of frame codes and the beginnings that frames may leave out.</summary>
/// <remarks>Source: NUT Open Container Format, "main_header".</remarks>
internal sealed record NutMainHeader
{
    private const int LastKnownVersion = 4;
    private const byte Marker = (byte)'N';

    internal required IReadOnlyList<Rational> TimeBases { get; init; }

    /// <summary>256 entries.</summary>
    internal required NutFrameCode[] FrameCodes { get; init; }

    /// <summary>Bytes that the encoder left out at the beginning of frames; the first is empty.</summary>
    internal required IReadOnlyList<byte[]> Beginnings { get; init; }

    internal static NutMainHeader Parse(ReadOnlySpan<byte> bytes)
    {
        NutPayload payload = new(bytes);
        int version = payload.Count();
        if (version is < 2 or > LastKnownVersion)
        {
            throw new InvalidDataException($"NUT version {version}");
        }

        if (version > 3)
        {
            payload.Unsigned(); // minor version
        }

        if (payload.Count() is not 1 and int streams)
        {
            throw new InvalidDataException($"a NUT file of {streams} streams instead of one");
        }

        payload.Unsigned(); // largest distance of sync points
        int timeBaseCount = payload.Count();
        if (timeBaseCount == 0 || timeBaseCount > payload.Left)
        {
            throw new InvalidDataException($"{timeBaseCount} time bases in a NUT header");
        }

        Rational[] timeBases = new Rational[timeBaseCount];
        for (int i = 0; i < timeBases.Length; i++)
        {
            timeBases[i] = payload.TimeBase();
        }

        return new()
        {
            TimeBases = timeBases,
            FrameCodes = ReadFrameCodes(ref payload),
            Beginnings = ReadBeginnings(ref payload),
        };
    }

    private static NutFrameCode[] ReadFrameCodes(ref NutPayload payload)
    {
        NutFrameCode[] codes = new NutFrameCode[256];
        long ptsDelta = 0;
        int multiplier = 1;
        int headerIndex = 0;
        for (int i = 0; i < codes.Length;)
        {
            NutFrameFlags flags = (NutFrameFlags)payload.Count();
            int fields = payload.Count();
            ptsDelta = fields > 0 ? payload.Signed() : ptsDelta;
            multiplier = fields > 1 ? payload.Count() : multiplier;
            _ = fields > 2 ? payload.Count() : 0; // the stream: there is one
            int least = fields > 3 ? payload.Count() : 0;
            int reserved = fields > 4 ? payload.Count() : 0;
            int count = fields > 5 ? payload.Count() : multiplier - least;
            _ = fields > 6 ? payload.Signed() : 0; // match time
            headerIndex = fields > 7 ? payload.Count() : headerIndex;
            for (int field = 8; field < fields; field++)
            {
                payload.Unsigned();
            }

            for (int j = 0; j < count && i < codes.Length; i++)
            {
                // A start code begins with the marker, so that no frame may.
                codes[i] = i == Marker ? new() { Flags = NutFrameFlags.Invalid } : new()
                {
                    Flags = flags,
                    PtsDelta = ptsDelta,
                    SizeMultiplier = multiplier,
                    SizeLeast = least + j,
                    ReservedCount = reserved,
                    HeaderIndex = headerIndex,
                };
                j += i == Marker ? 0 : 1;
            }

            if (count <= 0)
            {
                throw new InvalidDataException("a NUT table of frame codes with an empty row");
            }
        }

        return codes;
    }

    private static List<byte[]> ReadBeginnings(ref NutPayload payload)
    {
        List<byte[]> beginnings = [[]];
        int count = payload.Left > 0 ? payload.Count() : 0;
        for (int i = 0; i < count; i++)
        {
            beginnings.Add(payload.Block().ToArray());
        }

        return beginnings;
    }
}

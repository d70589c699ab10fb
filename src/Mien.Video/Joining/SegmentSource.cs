using System.Globalization;
using Mien.Video.Nut;
using Mien.Video.Writing;

namespace Mien.Video.Joining;

/// <summary>Reads a segment's packets with the time stamps that the film's frames had.</summary>
internal sealed class SegmentSource : IDisposable
{
    private readonly FileStream _file;
    private readonly NutReader _nut;
    private readonly Rational _scale;
    private readonly long _shift;

    private SegmentSource(string path)
    {
        Path = path;
        _file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16, FileOptions.SequentialScan);
        try
        {
            _nut = new(_file);
            TimeBase = Rational.TryParse(Tag(EncodePlan.TimeBaseTag)) ?? throw new InvalidDataException("its time base is no fraction");
            _shift = long.Parse(Tag(EncodePlan.ShiftTag), CultureInfo.InvariantCulture);
            _scale = _nut.Header.TimeBase / TimeBase;
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    internal string Path { get; }

    internal NutHeader Header => _nut.Header;

    /// <summary>Of the film's frames.</summary>
    internal Rational TimeBase { get; }

    /// <exception cref="SegmentException">It is missing, no segment, or damaged.</exception>
    internal static SegmentSource Open(string path) => Guard(path, () => new SegmentSource(path));

    /// <returns>Null after the last. <see cref="ReadData"/> must follow.</returns>
    internal NutPacket? Read() => Guard(Path, () => _nut.ReadPacket() is not NutPacket packet ? (NutPacket?)null : packet with
    {
        Size = packet.Size <= _file.Length ? packet.Size : throw new InvalidDataException($"a frame of {packet.Size} bytes in a file of {_file.Length}"),
        Pts = (new Rational(packet.Pts) * _scale).RoundTo(new(1)) - _shift,
    });

    internal void ReadData(byte[] bytes, int size) => Guard(Path, () =>
    {
        _nut.ReadData(bytes.AsSpan(0, size));
        return true;
    });

    public void Dispose() => _file.Dispose();

    private string Tag(string name) => _nut.Header.Tags.GetValueOrDefault(name) ?? throw new InvalidDataException($"it does not tell {name}");

    /// <exception cref="SegmentException">What reads the segment finds it damaged.</exception>
    internal static T Guard<T>(string path, Func<T> read) => ForeignBytes.Read(read, cause => SegmentException.Damaged(path, cause));
}

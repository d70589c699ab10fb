using System.Text;

namespace Mien.Video.Nut;

/// <summary>Texts in a NUT file's info packets.</summary>
/// <remarks>Source: NUT Open Container Format, "info_packet": a field's type is a negative number before its value.</remarks>
internal static class NutTags
{
    private const int Utf8 = -1;
    private const int Named = -2;
    private const int Signed = -3;
    private const int Timestamp = -4;

    /// <summary>Adds the packet's texts; other kinds of values are passed over.</summary>
    internal static void Read(ReadOnlySpan<byte> bytes, Dictionary<string, string> tags)
    {
        NutPayload payload = new(bytes);
        payload.Unsigned(); // stream
        payload.Signed(); // chapter
        payload.Unsigned(); // its start
        payload.Unsigned(); // its length
        int count = payload.Count();
        for (int i = 0; i < count; i++)
        {
            string name = payload.Text();
            switch (payload.Signed())
            {
                case Utf8:
                    tags[name] = payload.Text();
                    break;
                case Named:
                    payload.Text();
                    payload.Text();
                    break;
                case Signed:
                    payload.Signed();
                    break;
                case Timestamp:
                    payload.Unsigned();
                    break;
                case < Timestamp:
                    payload.Signed();
                    break;
                default:
                    break; // the number was the value
            }
        }
    }

    /// <param name="stream">Whether the texts are about the stream, not the whole file.</param>
    internal static byte[] Write(IReadOnlyDictionary<string, string> tags, bool stream)
    {
        NutOutput output = new();
        output.Unsigned(stream ? 1u : 0);
        output.Signed(0);
        output.Unsigned(0);
        output.Unsigned(0);
        output.Unsigned((uint)tags.Count);
        foreach ((string name, string value) in tags)
        {
            output.Block(Encoding.UTF8.GetBytes(name));
            output.Signed(Utf8);
            output.Block(Encoding.UTF8.GetBytes(value));
        }

        return output.ToArray();
    }
}

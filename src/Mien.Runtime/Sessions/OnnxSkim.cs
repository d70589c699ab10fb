using System.Text;

namespace Mien.Runtime;

/// <summary>Walks over the fields of a protobuf message without decoding what is in them.</summary>
internal static class OnnxSkim
{
    private const int VarintWire = 0, FixedEightWire = 1, BytesWire = 2, FixedFourWire = 5;

    /// <summary>Goes to the next field.</summary>
    /// <param name="message">What is left of it.</param>
    /// <param name="content">Of a text, bytes or a message; empty for a number.</param>
    /// <returns>False at the end.</returns>
    /// <exception cref="InvalidDataException">The message is not whole, or has a kind of field that ONNX does not.</exception>
    public static bool Next(scoped ref ReadOnlySpan<byte> message, out int field, out ReadOnlySpan<byte> content)
    {
        field = 0;
        content = [];
        if (message.IsEmpty)
        {
            return false;
        }

        ulong tag = Varint(ref message);
        field = (int)(tag >> 3);
        ulong length = (tag & 7) switch
        {
            VarintWire => Varint(ref message) & 0,
            FixedEightWire => 8,
            BytesWire => Varint(ref message),
            FixedFourWire => 4,
            _ => throw new InvalidDataException($"field {field} is of kind {tag & 7}"),
        };
        if (length > (ulong)message.Length)
        {
            throw new InvalidDataException($"field {field} passes the end");
        }

        content = message[..(int)length];
        message = message[(int)length..];
        return true;
    }

    public static string Text(ReadOnlySpan<byte> content) => Encoding.UTF8.GetString(content);

    private static ulong Varint(scoped ref ReadOnlySpan<byte> message)
    {
        ulong value = 0;
        for (int i = 0; i < Math.Min(message.Length, 10); i++)
        {
            value |= (ulong)(message[i] & 0x7f) << (7 * i);
            if (message[i] < 0x80)
            {
                message = message[(i + 1)..];
                return value;
            }
        }

        throw new InvalidDataException("a number without end");
    }
}

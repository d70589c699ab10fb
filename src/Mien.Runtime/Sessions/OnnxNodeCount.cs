namespace Mien.Runtime;

/// <summary>Counts the nodes of a model's main graph by skimming its bytes, field by field, without decoding them.</summary>
internal static class OnnxNodeCount
{
    private const int GraphField = 7, NodeField = 1;
    private const int VarintWire = 0, FixedEightWire = 1, BytesWire = 2, FixedFourWire = 5;

    /// <param name="onnx">A model that the engine has opened, so whole and valid.</param>
    public static int Of(ReadOnlySpan<byte> onnx) => CountFields(LastField(onnx, GraphField), NodeField);

    private static ReadOnlySpan<byte> LastField(ReadOnlySpan<byte> message, int wanted)
    {
        ReadOnlySpan<byte> found = [];
        while (Next(ref message, out int field, out ReadOnlySpan<byte> content))
        {
            found = field == wanted ? content : found;
        }

        return found;
    }

    private static int CountFields(ReadOnlySpan<byte> message, int wanted)
    {
        int count = 0;
        while (Next(ref message, out int field, out _))
        {
            count += field == wanted ? 1 : 0;
        }

        return count;
    }

    private static bool Next(scoped ref ReadOnlySpan<byte> message, out int field, out ReadOnlySpan<byte> content)
    {
        field = 0;
        content = [];
        if (message.IsEmpty)
        {
            return false;
        }

        ulong tag = Varint(ref message);
        field = (int)(tag >> 3);
        int length = (int)(tag & 7) switch
        {
            VarintWire => (int)(Varint(ref message) & 0),
            FixedEightWire => 8,
            BytesWire => (int)Varint(ref message),
            FixedFourWire => 4,
            _ => message.Length,
        };
        content = message[..length];
        message = message[length..];
        return true;
    }

    private static ulong Varint(scoped ref ReadOnlySpan<byte> message)
    {
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte next = message[0];
            message = message[1..];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }
}

namespace Mien.Runtime;

/// <summary>Counts the nodes of a model's main graph by skimming its bytes, field by field, without decoding them.</summary>
internal static class OnnxNodeCount
{
    private const int GraphField = 7, NodeField = 1;

    /// <param name="onnx">A model that the engine has opened, so whole and valid.</param>
    public static int Of(ReadOnlySpan<byte> onnx) => CountFields(LastField(onnx, GraphField), NodeField);

    private static ReadOnlySpan<byte> LastField(ReadOnlySpan<byte> message, int wanted)
    {
        ReadOnlySpan<byte> found = [];
        while (OnnxSkim.Next(ref message, out int field, out ReadOnlySpan<byte> content))
        {
            found = field == wanted ? content : found;
        }

        return found;
    }

    private static int CountFields(ReadOnlySpan<byte> message, int wanted)
    {
        int count = 0;
        while (OnnxSkim.Next(ref message, out int field, out _))
        {
            count += field == wanted ? 1 : 0;
        }

        return count;
    }
}

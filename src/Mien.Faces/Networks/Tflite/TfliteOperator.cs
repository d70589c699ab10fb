namespace Mien.Faces.Networks.Tflite;

/// <summary>One step of a TensorFlow Lite network; steps stand in an order that can be run.</summary>
/// <param name="CustomName">The name when <paramref name="Code"/> is Custom; else empty.</param>
/// <param name="Inputs">Tensor numbers.</param>
/// <param name="Options">Null when the operator has none.</param>
/// <param name="CustomOptions">A FlexBuffer, or empty.</param>
internal sealed record TfliteOperator(
    TfliteOperatorCode Code, string CustomName, int[] Inputs, int[] Outputs, FlatTable? Options, ReadOnlyMemory<byte> CustomOptions)
{
    public override string ToString() => Code == TfliteOperatorCode.Custom ? CustomName : Code.ToString();
}

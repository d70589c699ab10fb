using Mien.Graphs.Onnx;

namespace Mien.Graphs;

/// <summary>A float value in a graph that is being brought to float16: in the precision it is computed in, and in the other one as soon as somebody asks.</summary>
internal sealed class TwofoldTensor
{
    private readonly Action<long> _lost;
    private Tensor? _single;
    private Tensor? _half;
    private Tensor? _rounded;

    private TwofoldTensor(bool isHalf, Action<long> lost)
    {
        IsHalf = isHalf;
        _lost = lost;
    }

    /// <summary>Whether it is computed in float16, or may be without loss of anything that matters: the graph's own inputs and fitting constants.</summary>
    public bool IsHalf { get; }

    public Tensor Single => _single ??= _half!.Cast(ElementType.Float32);

    public Tensor Half => _half ??= _single!.Node.Value is { } constant ? Narrow(constant) : _single.Cast(ElementType.Float16);

    /// <summary>The float16 as a float32.</summary>
    public Tensor Rounded => _rounded ??= Half.Cast(ElementType.Float32);

    /// <param name="tensor">As it was computed, float32 or float16.</param>
    public static TwofoldTensor Computed(Tensor tensor) => tensor.Type == ElementType.Float16
        ? new(isHalf: true, _ => { }) { _half = tensor }
        : new(isHalf: false, _ => { }) { _single = tensor };

    /// <param name="tensor">An input or a constant, float32, that a float16 stands for well enough.</param>
    /// <param name="lost">Hears how many values of a constant became 0, when its float16 is made.</param>
    public static TwofoldTensor Given(Tensor tensor, Action<long> lost) => new(isHalf: true, lost) { _single = tensor };

    private Tensor Narrow(OnnxTensor constant)
    {
        (OnnxTensor half, long lost) = HalfWeights.Of(constant);
        _lost(lost);
        return _single!.Graph.Constant(half);
    }
}

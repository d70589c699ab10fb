using Mien.Graphs.Onnx;
using static Mien.Graphs.Tests.Ops.OperatorCase;

namespace Mien.Graphs.Tests.Ops;

/// <summary>The table of operators, in the order of <see cref="Operator"/>; several rows where settings change what an operator does.</summary>
public static class OperatorCases
{
    private static readonly OperatorCase[] s_arithmetic =
    [
        Of("Add, broadcast", [2, 3], [3], (a, b) => a + b),
        Of("Sub, broadcast both ways", [2, 1, 3], [4, 1], (a, b) => a - b),
        Of("Mul", [2, 3], [2, 1], (a, b) => a * b),
        Of("Div", [2, 3], [3], (a, b) => a / b) with { Range = (0.5, 2) },
        Of("Pow", [2, 3], [3], (a, b) => a.Pow(b)) with { Range = (0.5, 2) },
        Of("Max", [2, 3], [3], (a, b) => a.Max(b)),
        Of("Min", [2, 3], [2, 1], (a, b) => a.Min(b)),
        Of("Mod", [5], x => x * Whole(x).Mod(x.Graph.Integers([3], Shape.Scalar)).Cast(ElementType.Float32)) with { Range = (-9, 9) },
        Of("BitwiseAnd", [5], x => x * Whole(x).BitwiseAnd(x.Graph.Integers([5], Shape.Scalar)).Cast(ElementType.Float32)) with { Range = (-9, 9) },
        Of("BitwiseXor", [5], x => x * Whole(x).BitwiseXor(x.Graph.Integers([5], Shape.Scalar)).Cast(ElementType.Float32)) with { Range = (-9, 9) },
    ];

    private static readonly OperatorCase[] s_elements =
    [
        Of("Neg", [5], x => -x),
        Of("Abs", [5], x => x.Abs()),
        Of("Sign", [5], x => x * x.Sign()),
        Of("Sqrt", [5], x => x.Sqrt()) with { Range = (0.5, 3) },
        Of("Exp", [5], x => x.Exp()),
        Of("Log", [5], x => x.Log()) with { Range = (0.5, 3) },
        Of("Sin", [5], x => x.Sin()),
        Of("Cos", [5], x => x.Cos()),
        Of("Erf", [9], x => x.Erf()) with { Range = (-5, 5) },
        Of("Floor", [5], x => x * x.Floor()),
        Of("Identity", [5], x => x.Identity().Square()),
        Of("Cast", [5], x => (x * 3f).Cast(ElementType.Float64).Cast(ElementType.Float32).Square()),
        Of("Relu", [5], x => x.Relu().Square()),
        Of("LeakyRelu", [5], x => x.LeakyRelu(0.2f).Square()),
        Of("PRelu", [2, 3, 2, 2], [3, 1, 1], (x, slope) => x.PRelu(slope)),
        Of("Clip", [7], x => x.Clip(-1.2f, 0.7f).Square()),
        Of("Sigmoid", [5], x => x.Sigmoid()),
        Of("Tanh", [5], x => x.Tanh()),
        Of("Softmax", [2, 3, 2], x => x.Softmax(1)),
        Of("LogSoftmax", [2, 3], x => x.LogSoftmax()),
        Of("Sigmoid: SiLU", [5], x => x.Silu()),
        Of("Erf: GELU", [5], x => x.Gelu()),
        Of("Exp: ELU", [5], x => x.Elu(0.8f)),
        Of("Max: softplus", [5], x => x.Softplus()) with { Range = (-40, 40) },
        Of("Clip: hard swish", [7], x => x.HardSwish()) with { Range = (-5, 5) },
    ];

    private static readonly OperatorCase[] s_choices =
    [
        Of("Less, Where", [2, 3], [3], (a, b) => a.Less(b).Where(a * b, b)),
        Of("LessOrEqual, Not", [4], [4], (a, b) => a.LessOrEqual(b).Not().Where(a * b, b)),
        Of("Greater, And", [4], [4], (a, b) => a.Greater(b).And(a.Greater(a.Graph.Constant(0f))).Where(a * a, b)),
        Of("GreaterOrEqual, Or", [4], [4], (a, b) => a.GreaterOrEqual(b).Or(a.Greater(a.Graph.Constant(0f))).Where(a * a, b)),
        Of("Equal", [4], [4], (a, b) => a.Sign().EqualTo(b.Sign()).Where(a * b, b)),
    ];

    private static readonly OperatorCase[] s_layout =
    [
        Of("Reshape", [2, 6], x => x.Reshape(3, 4).Square()),
        Of("Transpose", [2, 3, 4], x => x.Transpose(2, 0, 1).Square()),
        Of("Squeeze", [1, 3, 1], x => x.Squeeze(0, 2).Square()),
        Of("Unsqueeze", [2, 3], x => x.Unsqueeze(0, 2).Square()),
        Of("Expand", [2, 1], x => x.Expand([3, 2, 4]).Square()),
        Of("Concat", [2, 3], [2, 2], (a, b) => Selection.Concat(1, a, b, a).Square()),
        Of("Split", [2, 5], x => x.Split(1, 2, 2, 1) is var parts ? parts[0] * parts[1] : x),
        Of("Slice", [2, 7], x => x.Slice(1, 1, -1).Square()),
        Of("Slice in steps", [7, 8], x => x.Slice([0, 1], [1, 0], [6, 8], [2, 3]).Square()),
        Of("Slice: flip", [2, 3, 2], x => x.Flip(0, 1) * x),
        Of("Gather", [3, 4, 2], x => x.Gather([2, 0, 2], axis: 1).Square()),
        Of("Gather in two dimensions", [4, 2], x => x.Gather(x.Graph.Integers([3, 0, 1, 1], [2, 2])).Square()),
        Of("GatherElements", [3, 2], x => x.GatherElements(x.Graph.Integers([2, 0, 0, 0], [2, 2]), 0).Square()),
        Of("ScatterElements", [3, 2], [2, 2], (x, updates) => x.ScatterAdd(x.Graph.Integers([2, 0, 2, 1], [2, 2]), updates, 0).Square()),
        Of("Pad", [2, 3], x => x.Pad([1, 0], [0, 2], 5).Square()),
        Of("Pad, reflect", [1, 2, 3, 4], x => x.Pad(new Pads(2, 1, 0, 3), mode: PadMode.Reflect).Square()),
        Of("Pad, edge", [1, 2, 3, 4], x => x.Pad(new Pads(2, 1, 0, 3), mode: PadMode.Edge).Square()),
        Of("Transpose: pixel shuffle", [2, 8, 2, 3], x => x.PixelShuffle(2).Square()),
        Of("Transpose: pixel unshuffle", [2, 2, 4, 6], x => x.PixelUnshuffle(2).Square()),
        Of("Conv: Haar", [2, 2, 4, 6], x => x.Haar().Square()),
        Of("Conv: inverse Haar", [2, 8, 2, 3], x => x.InverseHaar().Square()),
    ];

    private static readonly OperatorCase[] s_products =
    [
        new("Conv", [[2, 3, 5, 4], [4, 3, 3, 3], [4]], x => x[0].Conv(x[1], x[2], pads: Pads.All(1))),
        Of("Conv, one cell", [2, 3, 4, 4], [5, 3, 1, 1], (x, w) => x.Conv(w)),
        Of("Conv, strides", [2, 2, 7, 6], [3, 2, 3, 3], (x, w) => x.Conv(w, strides: (2, 3), pads: new Pads(0, 1, 1, 0))),
        Of("Conv, five cells at stride 2", [1, 2, 8, 8], [3, 2, 5, 5], (x, w) => x.Conv(w, strides: (2, 2), pads: Pads.All(2))),
        Of("Conv, dilation", [1, 2, 7, 8], [3, 2, 3, 3], (x, w) => x.Conv(w, pads: Pads.All(2), dilations: (2, 3))),
        Of("Conv, groups", [1, 4, 5, 5], [6, 2, 3, 3], (x, w) => x.Conv(w, pads: Pads.All(1), groups: 2)),
        Of("Conv, depthwise", [2, 3, 5, 5], [3, 1, 3, 3], (x, w) => x.Conv(w, pads: Pads.All(1), groups: 3)),
        Of("Conv, depthwise at stride 2", [2, 3, 6, 6], [3, 1, 3, 3], (x, w) => x.Conv(w, strides: (2, 2), pads: new Pads(0, 0, 1, 1), groups: 3)),
        Of("Conv, wide margin", [1, 2, 4, 4], [3, 2, 1, 2], (x, w) => x.Conv(w, pads: Pads.All(2))),
        new("ConvTranspose", [[2, 3, 3, 4], [3, 2, 3, 3], [2]], x => x[0].ConvTranspose(x[1], x[2], strides: (2, 2), pads: Pads.All(1), extra: (1, 0))),
        Of("ConvTranspose, groups", [1, 4, 3, 3], [4, 2, 3, 2], (x, w) => x.ConvTranspose(w, groups: 2, dilations: (1, 2))),
        Of("MatMul", [2, 3], [3, 4], (a, b) => a.MatMul(b)),
        Of("MatMul, batches", [2, 2, 3], [3, 4], (a, b) => a.MatMul(b)),
        Of("MatMul, broadcast", [3, 1, 2, 3], [2, 3, 2], (a, b) => a.MatMul(b)),
        new("Gemm", [[2, 3], [3, 4], [4]], x => x[0].Gemm(x[1], x[2])),
        new("Gemm, transposed", [[3, 2], [4, 3], [2, 1]], x => x[0].Gemm(x[1], x[2], transposeValue: true, transposeWeights: true)),
        Of("Gemm, left transposed", [3, 2], [3, 4], (a, b) => a.Gemm(b, transposeValue: true)),
        Of("Gemm, right transposed", [2, 3], [4, 3], (a, b) => a.Gemm(b, transposeWeights: true)),
    ];

    private static readonly OperatorCase[] s_windows =
    [
        Of("MaxPool", [2, 2, 4, 6], x => x.MaxPool((2, 2), (2, 2)).Square()),
        Of("MaxPool, overlapping", [1, 2, 5, 6], x => x.MaxPool((3, 2), (2, 1), new Pads(1, 0, 1, 1)).Square()),
        Of("AveragePool", [2, 2, 4, 6], x => x.AveragePool((2, 2), (2, 2)).Square()),
        Of("AveragePool, overlapping", [1, 2, 5, 6], x => x.AveragePool((3, 2), (2, 1), new Pads(1, 0, 1, 1)).Square()),
        Of("GlobalAveragePool", [2, 3, 4, 2], x => x.GlobalAveragePool().Square()),
        Of("ReduceSum", [2, 3, 2], x => x.ReduceSum([1], keepAxes: false).Square()),
        Of("ReduceMean", [2, 3, 2], x => x.ReduceMean([0, 2]).Square()),
        Of("ReduceMin", [2, 3, 2], x => x.ReduceMin([1]).Square()),
        Of("ReduceMax", [2, 3, 2], x => x.ReduceMax([], keepAxes: false).Square()),
        Of("ReduceL2", [2, 3], x => x.ReduceL2([1], keepAxes: false)),
        Of("GridSample", [2, 2, 4, 5], [2, 2, 3, 2], (x, grid) => x.GridSample(grid)) with { Range = (-1.3, 1.3) },
        Of("GridSample, border", [1, 2, 4, 5], [1, 2, 3, 2], (x, grid) => x.GridSample(grid, GridBorder.Border, alignCorners: true)) with { Range = (-1.3, 1.3) },
        Of("GridSample, reflection", [1, 2, 4, 5], [1, 2, 3, 2], (x, grid) => x.GridSample(grid, GridBorder.Reflection)) with { Range = (-1.9, 1.9) },
        Of("Resize", [1, 2, 3, 4], x => x.Resize(6, 7).Square()),
        Of("Resize, smaller", [1, 2, 6, 8], x => x.Resize(4, 3).Square()),
        Of("Resize, nearest", [1, 2, 3, 4], x => x.Resize(6, 8, Interpolation.Nearest).Square()),
        Of("Resize, nearest from corner", [1, 2, 3, 4], x => x.Resize(6, 8, Interpolation.Nearest, CellMapping.Asymmetric).Square()),
        Of("Resize, corners", [1, 2, 3, 4], x => x.Resize(5, 7, mapping: CellMapping.AlignCorners).Square()),
        Of("Resize, cubic", [1, 2, 5, 4], x => x.Resize(8, 9, Interpolation.Cubic).Square()),
        Of("Resize, antialias", [1, 1, 9, 8], x => x.Resize(3, 5, antialias: true).Square()),
    ];

    private static readonly OperatorCase[] s_norms =
    [
        new("ReduceMean: instance norm", [[2, 3, 3, 2], [3], [3]], x => x[0].InstanceNorm(x[1], x[2])),
        new("ReduceMean: group norm", [[2, 4, 3, 2], [4], [4]], x => x[0].GroupNorm(2, x[1], x[2])),
        new("ReduceMean: layer norm", [[3, 4], [4], [4]], x => x[0].LayerNorm(x[1], x[2])),
        new("Mul: batch norm", [[2, 3, 2, 2], [3], [3], [3], [3]], x => x[0].BatchNorm(x[1], x[2].Square(), x[3], x[4])),
        new("ReduceMean: AdaIN", [[2, 3, 3, 2], [2, 3], [2, 3]], x => x[0].AdaIn(x[1], x[2])),
        new("ReduceMean: root mean square norm", [[2, 3, 2, 2], [3]], x => x[0].RootMeanSquareNorm(x[1])),
        new("Max: filter response norm", [[2, 3, 3, 2], [3], [3], [3]], x => x[0].FilterResponseNorm(x[1], x[2], x[3])),
        new("Conv: modulated", [[2, 3, 4, 4], [4, 3, 3, 3], [2, 3]], x => x[0].ModulatedConv(x[1], x[2], Pads.All(1))),
    ];

    // Their values are tested here; as gradients they are tested by the rows of the operators they belong to.
    private static readonly OperatorCase[] s_functions =
    [
        Of("StopGradient", [4], [4], (a, b) => a.Floor().StopGradient() * b),
        Of("Barrier", [4], [3], (a, b) => a.After(b).Square()),
        Of("ConvInputGradient", [2, 4, 3, 3], [4, 2, 3, 3], (g, w) => g.ConvInputGradient(w, new((3, 3), (2, 2), Pads.All(1), (1, 1)), 1, (6, 5))),
        Of("ConvWeightGradient", [2, 4, 6, 5], [2, 6, 3, 3], (x, g) => x.ConvWeightGradient(g, new((3, 3), (2, 2), Pads.All(1), (1, 1)), 2)),
        Of("MaxPoolIndices", [2, 2, 3, 4], x => x.MaxPoolIndices(new((2, 2), (1, 2), default, (1, 1))).Cast(ElementType.Float32)),
        Of("ResizeGradient", [1, 2, 6, 7], x => x.ResizeGradient(3, 4, x.Resize(2, 2).Node.Attributes)),
        new("GridSampleGradient", [[1, 2, 4, 5], [1, 2, 3, 2], [1, 2, 2, 3]], x => x[0].GridSampleGradient(x[1], x[2], Attributes(x[0], x[1]))[1]),
    ];

    public static IEnumerable<OperatorCase> All =>
        [.. s_arithmetic, .. s_elements, .. s_choices, .. s_layout, .. s_products, .. s_windows, .. s_norms, .. s_functions];

    private static Tensor Whole(Tensor x) => x.Cast(ElementType.Int64);

    private static System.Collections.Immutable.ImmutableArray<OnnxAttribute> Attributes(Tensor image, Tensor grid) => image.GridSample(grid).Node.Attributes;
}

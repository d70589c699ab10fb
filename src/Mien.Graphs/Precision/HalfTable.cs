using System.Collections.Frozen;

namespace Mien.Graphs;

/// <summary>How every operator takes part when a network is brought to float16: one row each, with the reason where it stays in float32.
/// float16 reaches 65504, keeps 11 bits, and knows nothing between 0 and 6·10⁻⁸.</summary>
internal static class HalfTable
{
    private const string Sums = "adds up many values, of which each may be small beside their sum";
    private const string Steep = "a result may leave the range of float16 though its input is in it";
    private const string Exact = "float16 knows whole numbers only up to 2048, and turns neighbours into equals";
    private const string Places = "its places are finer than float16 keeps: 11 bits are a quarter of a cell at 512";
    private const string Training = "belongs to a training";

    private static readonly FrozenDictionary<Operator, (HalfRule Rule, string Why)> s_rows = new[]
    {
        Rows(HalfRule.Half, "", Operator.Conv, Operator.ConvTranspose, Operator.MatMul, Operator.Gemm),
        Rows(
            HalfRule.Follows,
            "",
            Operator.Input, Operator.Constant, Operator.Add, Operator.Sub, Operator.Mul, Operator.Max, Operator.Min, Operator.Neg, Operator.Abs, Operator.Sign,
            Operator.Identity, Operator.Relu, Operator.LeakyRelu, Operator.PRelu, Operator.Clip, Operator.Sigmoid, Operator.Tanh, Operator.Where,
            Operator.Reshape, Operator.Transpose, Operator.Squeeze, Operator.Unsqueeze, Operator.Expand, Operator.Concat, Operator.Split, Operator.Slice,
            Operator.Gather, Operator.GatherElements, Operator.Pad, Operator.MaxPool, Operator.ReduceMin, Operator.ReduceMax, Operator.Resize),
        Rows(HalfRule.Single, Steep, Operator.Div, Operator.Pow, Operator.Exp, Operator.Log, Operator.Sqrt, Operator.Softmax, Operator.LogSoftmax),
        Rows(HalfRule.Single, Sums, Operator.ReduceSum, Operator.ReduceMean, Operator.ReduceL2, Operator.AveragePool, Operator.GlobalAveragePool, Operator.ScatterElements),
        Rows(HalfRule.Single, Places, Operator.GridSample, Operator.Sin, Operator.Cos, Operator.Erf),
        Rows(
            HalfRule.Single,
            Exact,
            Operator.Cast, Operator.Floor, Operator.Mod, Operator.BitwiseAnd, Operator.BitwiseXor, Operator.Less, Operator.LessOrEqual, Operator.Greater,
            Operator.GreaterOrEqual, Operator.Equal, Operator.And, Operator.Or, Operator.Not),
        Rows(
            HalfRule.Single,
            Training,
            Operator.StopGradient, Operator.Barrier, Operator.ConvInputGradient, Operator.ConvWeightGradient, Operator.MaxPoolIndices, Operator.ResizeGradient,
            Operator.GridSampleGradient),
    }.SelectMany(rows => rows).ToFrozenDictionary();

    public static HalfRule RuleOf(Operator op) => s_rows[op].Rule;

    /// <returns>Why it stays in float32; empty for others.</returns>
    public static string WhyOf(Operator op) => s_rows[op].Why;

    /// <summary>Whether the node is a product of a value with itself: 256 is as far as float16 can square.</summary>
    public static bool IsSquare(Node node) => node.Operator == Operator.Mul && node.Inputs[0] == node.Inputs[1];

    private static IEnumerable<KeyValuePair<Operator, (HalfRule Rule, string Why)>> Rows(HalfRule rule, string why, params Operator[] operators) =>
        operators.Select(op => KeyValuePair.Create(op, (rule, why)));
}

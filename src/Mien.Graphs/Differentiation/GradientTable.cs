using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Mien.Graphs;

/// <summary>How every operator differentiates: one row each, made of operators that differentiate themselves. The rows stand in
/// the files beside this one, in the order of <see cref="Operator"/>.</summary>
internal static partial class GradientTable
{
    private static readonly FrozenDictionary<Operator, GradientRule> s_rules =
        new[] { ArithmeticRows(), ElementRows(), LayoutRows(), ProductRows(), WindowRows(), FunctionRows() }.SelectMany(rows => rows).ToFrozenDictionary();

    /// <summary>A model-local function without a row is differentiated through its body.</summary>
    public static GradientRule RuleOf(Operator op) =>
        s_rules.GetValueOrDefault(op) ?? (FunctionBodies.Holds(op) ? Through(FunctionBodies.Inline) : throw new InvalidOperationException($"{op} has no gradient."));

    /// <summary>Nothing passes: the result is a choice or a whole number.</summary>
    private static GradientRule Nothing => (node, _) => [.. node.Inputs.Select(_ => (Tensor?)null)];

    /// <summary>The rule of an operator with one input that counts: further ones are settings, such as axes.</summary>
    private static GradientRule One(Func<Node, Tensor, Tensor> gradient) =>
        (node, gradients) => [gradient(node, gradients[0]!), .. node.Inputs.Skip(1).Select(_ => (Tensor?)null)];

    /// <summary>Of y = f(x), from x, y and the gradient of y.</summary>
    private static GradientRule Each(Func<Tensor, Tensor, Tensor, Tensor> gradient) =>
        One((node, g) => gradient(node.Inputs[0]!, node.Outputs[0], g));

    /// <summary>Of y = f(a, b), from a, b and the gradient of y.</summary>
    private static GradientRule Pair(Func<Tensor, Tensor, Tensor, (Tensor Left, Tensor Right)> gradient) => (node, gradients) =>
    {
        (Tensor left, Tensor right) = gradient(node.Inputs[0]!, node.Inputs[1]!, gradients[0]!);
        return [left, right];
    };

    /// <summary>The rule of an operator that other operators can express: the gradients of that expression.</summary>
    private static GradientRule Through(Func<Node, ImmutableArray<Tensor?>, ImmutableArray<Tensor>> expression) => (node, gradients) =>
    {
        // Copies, because one input may be computed from another, and only the expression's own paths count here.
        ImmutableArray<Tensor?> inputs = [.. node.Inputs.Select(input => input?.Node.Operator is Operator.Constant ? input : input?.Identity())];
        int[] variable = [.. Enumerable.Range(0, inputs.Length).Where(i => inputs[i]?.Type is ElementType.Float32 or ElementType.Float16 or ElementType.Float64)];
        ImmutableArray<Tensor> outputs = expression(node, inputs);
        int[] used = [.. Enumerable.Range(0, outputs.Length).Where(i => gradients[i] is not null)];
        ImmutableArray<Tensor> results = new BackwardWalk(node.Graph, [.. variable.Select(i => inputs[i]!)])
            .Run([.. used.Select(i => outputs[i])], [.. used.Select(i => gradients[i]!)]);
        return [.. Enumerable.Range(0, inputs.Length).Select(i => Array.IndexOf(variable, i) is >= 0 and int at ? results[at] : null)];
    };

    private static Tensor Where(this Tensor condition, Tensor then) => condition.Where(then, then.Like(0));

    private static Tensor ToNumber(this Tensor condition, Tensor like) => condition.Cast(like.Type);
}

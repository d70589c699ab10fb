using System.Collections.Frozen;

namespace Mien.Graphs;

/// <summary>What every operator computes: one row each, written to be read. The rows stand in the files beside this one, in the
/// order of <see cref="Operator"/>.</summary>
internal static partial class EvaluationTable
{
    private static readonly FrozenDictionary<Operator, EvaluationRule> s_rules =
        new[] { ArithmeticRows(), ElementRows(), LayoutRows(), ReductionRows(), ProductRows(), WindowRows() }.SelectMany(rows => rows).ToFrozenDictionary();

    /// <summary>A model-local function without a row is what its body computes.</summary>
    public static EvaluationRule RuleOf(Operator op) =>
        s_rules.GetValueOrDefault(op) ?? (FunctionBodies.Holds(op) ? Body : throw new InvalidOperationException($"{op} cannot be evaluated."));

    private static Values[] Body(Node node, Values[] inputs)
    {
        Graph body = FunctionBodies.Body(node);
        IReadOnlyDictionary<string, Values> results = body.Evaluate(body.Inputs.Select((input, i) => (input.Key, Values: inputs[i])).ToDictionary(pair => pair.Key, pair => pair.Values));
        return [.. body.Outputs.Select(output => results[output.Key])];
    }

    private static EvaluationRule Each(Func<double, double> real, Func<long, long>? whole = null) => (node, x) =>
        [Values.IsReal(x[0].Type) ? Real(node, x[0].Reals.Select(real)) : Whole(node, x[0].Wholes.Select(whole ?? (value => (long)real(value))))];

    /// <summary>Two operands that broadcast; of whole numbers, where that is something else.</summary>
    private static EvaluationRule Pair(Func<double, double, double> real, Func<long, long, long>? whole = null) => (node, x) =>
    {
        (int Left, int Right)[] places = Places(node, x);
        return Values.IsReal(x[0].Type)
            ? [Real(node, places.Select(place => real(x[0].Reals[place.Left], x[1].Reals[place.Right])))]
            : [Whole(node, places.Select(place => (whole ?? throw new NotSupportedException($"{node.Operator} of whole numbers"))(x[0].Wholes[place.Left], x[1].Wholes[place.Right])))];
    };

    private static EvaluationRule Compare(Func<double, double, bool> real, Func<long, long, bool> whole) => (node, x) =>
        [Whole(node, Places(node, x).Select(place => (Values.IsReal(x[0].Type) ? real(x[0].Reals[place.Left], x[1].Reals[place.Right]) : whole(x[0].Wholes[place.Left], x[1].Wholes[place.Right])) ? 1L : 0))];

    private static (int Left, int Right)[] Places(Node node, Values[] x) =>
        [.. Cells.Of(node.Outputs[0].Shape).Select(cell => (Cells.BroadcastOffset(x[0].Shape, cell), Cells.BroadcastOffset(x[1].Shape, cell)))];

    private static Values Real(Node node, IEnumerable<double> values) => Values.Of(node.Outputs[0].Shape, [.. values], node.Outputs[0].Type);

    private static Values Whole(Node node, IEnumerable<long> values) => Values.Of(node.Outputs[0].Shape, [.. values], node.Outputs[0].Type);
}

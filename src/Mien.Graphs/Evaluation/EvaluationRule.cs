namespace Mien.Graphs;

/// <summary>What an operator computes.</summary>
/// <param name="node">Its attributes and the shapes of its outputs.</param>
/// <param name="inputs">One for each input; null where an optional one is left out.</param>
/// <returns>One for each output.</returns>
internal delegate Values[] EvaluationRule(Node node, Values[] inputs);

namespace Mien.Graphs;

/// <summary>A network that computes in float16 where that is safe, and what had to be decided on the way.</summary>
/// <param name="Graph">Inputs and outputs are float32 as before.</param>
/// <param name="Kept">Nodes that would be float16 but stay in float32, each with the reason; those that the table of operators keeps are not listed.</param>
/// <param name="LostWeights">Weights that were not 0 and are now, being smaller than 6·10⁻⁸.</param>
/// <param name="HalfNodes">Nodes that compute in float16.</param>
/// <param name="SingleNodes">Nodes that compute in float32.</param>
public sealed record HalfGraph(Graph Graph, IReadOnlyList<KeptNode> Kept, long LostWeights, int HalfNodes, int SingleNodes);

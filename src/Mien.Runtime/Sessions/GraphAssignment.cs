using Mien.Runtime.Native;

namespace Mien.Runtime;

/// <summary>Which execution provider took which nodes, as the engine recorded it while it opened the model.</summary>
internal static unsafe class GraphAssignment
{
    /// <returns>How many nodes of each operator each provider took.</returns>
    public static Dictionary<(string Provider, string Operator), int> CountNodes(OrtApi api, OrtHandle session)
    {
        Dictionary<(string Provider, string Operator), int> counts = [];
        nint* subgraphs;
        nuint subgraphCount;
        OrtStatus.Check(api, api.GetEpGraphAssignmentInfo(session.DangerousGetHandle(), &subgraphs, &subgraphCount));
        for (nuint i = 0; i < subgraphCount; i++)
        {
            byte* provider;
            nint* nodes;
            nuint nodeCount;
            OrtStatus.Check(api, api.EpAssignedSubgraphGetEpName(subgraphs[i], &provider));
            OrtStatus.Check(api, api.EpAssignedSubgraphGetNodes(subgraphs[i], &nodes, &nodeCount));
            for (nuint node = 0; node < nodeCount; node++)
            {
                byte* type;
                OrtStatus.Check(api, api.EpAssignedNodeGetOperatorType(nodes[node], &type));
                (string, string) place = (OrtApi.Text(provider), OrtApi.Text(type));
                counts[place] = counts.GetValueOrDefault(place) + 1;
            }
        }

        return counts;
    }
}

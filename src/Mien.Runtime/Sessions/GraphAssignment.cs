using Mien.Runtime.Native;

namespace Mien.Runtime;

/// <summary>Which execution provider took how many nodes, as the engine recorded it while it opened the model.</summary>
internal static unsafe class GraphAssignment
{
    public static Dictionary<string, int> CountNodes(OrtApi api, OrtHandle session)
    {
        Dictionary<string, int> counts = [];
        nint* subgraphs;
        nuint subgraphCount;
        OrtStatus.Check(api, api.GetEpGraphAssignmentInfo(session.DangerousGetHandle(), &subgraphs, &subgraphCount));
        for (nuint i = 0; i < subgraphCount; i++)
        {
            byte* name;
            nint* nodes;
            nuint nodeCount;
            OrtStatus.Check(api, api.EpAssignedSubgraphGetEpName(subgraphs[i], &name));
            OrtStatus.Check(api, api.EpAssignedSubgraphGetNodes(subgraphs[i], &nodes, &nodeCount));
            string provider = OrtApi.Text(name);
            counts[provider] = counts.GetValueOrDefault(provider) + (int)nodeCount;
        }

        return counts;
    }
}

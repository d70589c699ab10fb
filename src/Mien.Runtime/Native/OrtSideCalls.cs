using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;

namespace Mien.Runtime.Native;

/// <summary>The functions of ONNX Runtime that Mien needs and its C# library has only as pointers in a table: deterministic kernels, which device took
/// which nodes, whether a rank is known, large tensors, and how the library was built.</summary>
internal sealed unsafe class OrtSideCalls(OrtApi* api)
{
    /// <summary>Commit and build type.</summary>
    public string BuildInfo => Text(((delegate* unmanaged<byte*>)api->GetBuildInfoString)());

    /// <summary>Only kernels that give the same bits at each run.</summary>
    public void SetDeterministic(SessionOptions options, bool value) =>
        Check(((delegate* unmanaged<nint, byte, nint>)api->SetDeterministicCompute)(options.DangerousGetHandle(), value ? (byte)1 : (byte)0));

    /// <summary>Whether the model says how many dimensions a tensor has; one without any is a scalar or of any rank.</summary>
    public bool HasRank(InferenceSession session, bool ofInput, int index)
    {
        nint typeInfo, tensorInfo;
        nint getTypeInfo = ofInput ? api->SessionGetInputTypeInfo : api->SessionGetOutputTypeInfo;
        Check(((delegate* unmanaged<nint, nuint, nint*, nint>)getTypeInfo)(NativeHandle(session), (nuint)index, &typeInfo));
        Check(((delegate* unmanaged<nint, nint*, nint>)api->CastTypeInfoToTensorInfo)(typeInfo, &tensorInfo));
        bool hasRank = ((delegate* unmanaged<nint, byte>)api->TensorTypeAndShape_HasShape)(tensorInfo) != 0;
        ((delegate* unmanaged<nint, void>)api->ReleaseTypeInfo)(typeInfo);
        return hasRank;
    }

    /// <returns>Where a tensor's elements lie, which the C# library tells of fewer than 2 GiB alone.</returns>
    public void* Data(OrtValue tensor)
    {
        void* data;
        Check(((delegate* unmanaged<nint, void**, nint>)api->GetTensorMutableData)(NativeHandle(tensor), &data));
        return data;
    }

    /// <returns>How many nodes of each operator each execution provider took, as the engine recorded it while it opened the model.</returns>
    public Dictionary<(string Provider, string Operator), int> CountNodes(InferenceSession session)
    {
        Dictionary<(string Provider, string Operator), int> counts = [];
        nint* subgraphs;
        nuint subgraphCount;
        Check(((delegate* unmanaged<nint, nint**, nuint*, nint>)api->Session_GetEpGraphAssignmentInfo)(NativeHandle(session), &subgraphs, &subgraphCount));
        for (nuint i = 0; i < subgraphCount; i++)
        {
            byte* provider;
            nint* nodes;
            nuint nodeCount;
            Check(((delegate* unmanaged<nint, byte**, nint>)api->EpAssignedSubgraph_GetEpName)(subgraphs[i], &provider));
            Check(((delegate* unmanaged<nint, nint**, nuint*, nint>)api->EpAssignedSubgraph_GetNodes)(subgraphs[i], &nodes, &nodeCount));
            for (nuint node = 0; node < nodeCount; node++)
            {
                byte* type;
                Check(((delegate* unmanaged<nint, byte**, nint>)api->EpAssignedNode_GetOperatorType)(nodes[node], &type));
                counts[(Text(provider), Text(type))] = counts.GetValueOrDefault((Text(provider), Text(type))) + 1;
            }
        }

        return counts;
    }

    private static string Text(byte* utf8) => Marshal.PtrToStringUTF8((nint)utf8) ?? "";

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_nativeHandle")] private static extern ref nint NativeHandle(InferenceSession session);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_handle")] private static extern ref nint NativeHandle(OrtValue value);

    private void Check(nint status)
    {
        if (status != 0)
        {
            string message = Text(((delegate* unmanaged<nint, byte*>)api->GetErrorMessage)(status));
            ((delegate* unmanaged<nint, void>)api->ReleaseStatus)(status);
            throw new OrtFault(OrtErrorCode.Fail, message).ToException();
        }
    }
}

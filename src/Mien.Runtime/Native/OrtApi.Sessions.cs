namespace Mien.Runtime.Native;

/// <content>Session options, sessions, run options, bindings.</content>
internal sealed unsafe partial class OrtApi
{
    public nint CreateSessionOptions(nint* options) => ((delegate* unmanaged<nint*, nint>)slots[10])(options);

    public nint SetOptimizedModelFilePath(nint options, void* path) =>
        ((delegate* unmanaged<nint, void*, nint>)slots[11])(options, path);

    public nint SetSessionExecutionMode(nint options, int mode) => ((delegate* unmanaged<nint, int, nint>)slots[13])(options, mode);

    public nint DisableMemPattern(nint options) => ((delegate* unmanaged<nint, nint>)slots[17])(options);

    public nint SetGraphOptimizationLevel(nint options, int level) => ((delegate* unmanaged<nint, int, nint>)slots[23])(options, level);

    public nint SetIntraOpNumThreads(nint options, int count) => ((delegate* unmanaged<nint, int, nint>)slots[24])(options, count);

    public nint AddSessionConfigEntry(nint options, byte* key, byte* value) =>
        ((delegate* unmanaged<nint, byte*, byte*, nint>)slots[130])(options, key, value);

    public nint SetDeterministicCompute(nint options, bool value) =>
        ((delegate* unmanaged<nint, byte, nint>)slots[273])(options, value ? (byte)1 : (byte)0);

    public nint AppendExecutionProvider(nint options, byte* name, byte** keys, byte** values, nuint count) =>
        ((delegate* unmanaged<nint, byte*, byte**, byte**, nuint, nint>)slots[216])(options, name, keys, values, count);

    public nint CreateSession(void* path, nint options, nint* session) =>
        ((delegate* unmanaged<nint, void*, nint, nint*, nint>)slots[7])(Environment, path, options, session);

    public nint CreateSessionFromArray(void* bytes, nuint length, nint options, nint* session) =>
        ((delegate* unmanaged<nint, void*, nuint, nint, nint*, nint>)slots[8])(Environment, bytes, length, options, session);

    public nint GetCount(nint session, bool ofInputs, nuint* count) =>
        ((delegate* unmanaged<nint, nuint*, nint>)slots[ofInputs ? 30 : 31])(session, count);

    public nint GetName(nint session, bool ofInput, nuint index, nint allocator, byte** name) =>
        ((delegate* unmanaged<nint, nuint, nint, byte**, nint>)slots[ofInput ? 36 : 37])(session, index, allocator, name);

    public nint GetTypeInfo(nint session, bool ofInput, nuint index, nint* typeInfo) =>
        ((delegate* unmanaged<nint, nuint, nint*, nint>)slots[ofInput ? 33 : 34])(session, index, typeInfo);

    public nint GetEpGraphAssignmentInfo(nint session, nint** subgraphs, nuint* count) =>
        ((delegate* unmanaged<nint, nint**, nuint*, nint>)slots[407])(session, subgraphs, count);

    public nint EpAssignedSubgraphGetEpName(nint subgraph, byte** name) =>
        ((delegate* unmanaged<nint, byte**, nint>)slots[408])(subgraph, name);

    public nint EpAssignedSubgraphGetNodes(nint subgraph, nint** nodes, nuint* count) =>
        ((delegate* unmanaged<nint, nint**, nuint*, nint>)slots[409])(subgraph, nodes, count);

    public nint EpAssignedNodeGetOperatorType(nint node, byte** name) =>
        ((delegate* unmanaged<nint, byte**, nint>)slots[412])(node, name);

    public nint Run(
        nint session, nint runOptions, nint* inputNames, nint* inputs, nuint inputCount, nint* outputNames, nuint outputCount, nint* outputs) =>
        ((delegate* unmanaged<nint, nint, nint*, nint*, nuint, nint*, nuint, nint*, nint>)slots[9])(
            session, runOptions, inputNames, inputs, inputCount, outputNames, outputCount, outputs);

    public nint CreateRunOptions(nint* options) => ((delegate* unmanaged<nint*, nint>)slots[39])(options);

    public nint SetTerminate(nint runOptions) => ((delegate* unmanaged<nint, nint>)slots[46])(runOptions);

    public nint CreateIoBinding(nint session, nint* binding) => ((delegate* unmanaged<nint, nint*, nint>)slots[134])(session, binding);

    public nint RunWithBinding(nint session, nint runOptions, nint binding) =>
        ((delegate* unmanaged<nint, nint, nint, nint>)slots[133])(session, runOptions, binding);

    public nint BindInput(nint binding, nint name, nint value) => ((delegate* unmanaged<nint, nint, nint, nint>)slots[136])(binding, name, value);

    public nint BindOutput(nint binding, nint name, nint value) => ((delegate* unmanaged<nint, nint, nint, nint>)slots[137])(binding, name, value);

    public nint BindOutputToDevice(nint binding, nint name, nint memoryInfo) =>
        ((delegate* unmanaged<nint, nint, nint, nint>)slots[138])(binding, name, memoryInfo);

    public nint GetBoundOutputValues(nint binding, nint allocator, nint** values, nuint* count) =>
        ((delegate* unmanaged<nint, nint, nint**, nuint*, nint>)slots[140])(binding, allocator, values, count);
}

namespace Mien.Runtime.Native;

/// <content>Tensors, their types, memory and hardware.</content>
internal sealed unsafe partial class OrtApi
{
    public nint CreateTensor(nint allocator, long* shape, nuint rank, int elementType, nint* value) =>
        ((delegate* unmanaged<nint, long*, nuint, int, nint*, nint>)slots[48])(allocator, shape, rank, elementType, value);

    public nint CreateTensorWithData(void* data, nuint byteCount, long* shape, nuint rank, int elementType, nint* value) =>
        ((delegate* unmanaged<nint, void*, nuint, long*, nuint, int, nint*, nint>)slots[49])(
            CpuMemory, data, byteCount, shape, rank, elementType, value);

    public nint GetTensorMutableData(nint value, void** data) => ((delegate* unmanaged<nint, void**, nint>)slots[51])(value, data);

    public nint GetTensorMemoryInfo(nint value, nint* memoryInfo) => ((delegate* unmanaged<nint, nint*, nint>)slots[194])(value, memoryInfo);

    public void MemoryInfoGetDeviceType(nint memoryInfo, int* deviceType) =>
        ((delegate* unmanaged<nint, int*, void>)slots[225])(memoryInfo, deviceType);

    public nint CreateMemoryInfo(byte* name, int allocatorType, int id, int memoryType, nint* info) =>
        ((delegate* unmanaged<byte*, int, int, int, nint*, nint>)slots[68])(name, allocatorType, id, memoryType, info);

    public nint CopyTensors(nint* sources, nint* destinations, nuint count) =>
        ((delegate* unmanaged<nint, nint*, nint*, nint, nuint, nint>)slots[386])(Environment, sources, destinations, 0, count);

    /// <summary>The shape stays the value's own memory.</summary>
    public nint GetElementTypeAndShape(nint value, int* elementType, long** shape, nuint* rank) =>
        ((delegate* unmanaged<nint, int*, long**, nuint*, nint>)slots[414])(value, elementType, shape, rank);

    public nint GetOnnxType(nint typeInfo, int* type) => ((delegate* unmanaged<nint, int*, nint>)slots[56])(typeInfo, type);

    /// <summary>The result belongs to the type info.</summary>
    public nint CastToTensorInfo(nint typeInfo, nint* tensorInfo) => ((delegate* unmanaged<nint, nint*, nint>)slots[55])(typeInfo, tensorInfo);

    public nint GetTensorElementType(nint tensorInfo, int* type) => ((delegate* unmanaged<nint, int*, nint>)slots[60])(tensorInfo, type);

    public nint GetDimensionsCount(nint tensorInfo, nuint* rank) => ((delegate* unmanaged<nint, nuint*, nint>)slots[61])(tensorInfo, rank);

    public nint GetDimensions(nint tensorInfo, long* dimensions, nuint rank) =>
        ((delegate* unmanaged<nint, long*, nuint, nint>)slots[62])(tensorInfo, dimensions, rank);

    public nint GetSymbolicDimensions(nint tensorInfo, byte** names, nuint rank) =>
        ((delegate* unmanaged<nint, byte**, nuint, nint>)slots[63])(tensorInfo, names, rank);

    public bool HasShape(nint tensorInfo) => ((delegate* unmanaged<nint, byte>)slots[390])(tensorInfo) != 0;

    public nint GetNumHardwareDevices(nuint* count) => ((delegate* unmanaged<nint, nuint*, nint>)slots[397])(Environment, count);

    public nint GetHardwareDevices(nint* devices, nuint count) =>
        ((delegate* unmanaged<nint, nint*, nuint, nint>)slots[398])(Environment, devices, count);

    public int HardwareDeviceType(nint device) => ((delegate* unmanaged<nint, int>)slots[307])(device);

    public uint HardwareDeviceVendorId(nint device) => ((delegate* unmanaged<nint, uint>)slots[308])(device);

    public string HardwareDeviceVendor(nint device) => Text(((delegate* unmanaged<nint, byte*>)slots[309])(device));
}

using System.Diagnostics.CodeAnalysis;

namespace Mien.Runtime;

/// <summary>What one element of a tensor is; the numbers are those of ONNX's TensorProto.DataType.</summary>
[SuppressMessage("Naming", "CA1720", Justification = "Element types are named after types.")]
public enum ElementType
{
    Undefined = 0,
    Float32 = 1,
    UInt8 = 2,
    Int8 = 3,
    UInt16 = 4,
    Int16 = 5,
    Int32 = 6,
    Int64 = 7,
    Text = 8,
    Boolean = 9,
    Float16 = 10,
    Float64 = 11,
    UInt32 = 12,
    UInt64 = 13,
    Complex64 = 14,
    Complex128 = 15,
    BFloat16 = 16,
}

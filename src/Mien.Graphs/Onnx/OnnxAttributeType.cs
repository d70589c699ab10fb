namespace Mien.Graphs.Onnx;

/// <summary>What an attribute holds; the numbers are those of ONNX AttributeProto.AttributeType. Lists of tensors and of
/// graphs (9, 10), sparse tensors and types are read as their number only.</summary>
public enum OnnxAttributeType
{
    None = 0,
    Float = 1,
    Integer = 2,
    Text = 3,
    Tensor = 4,
    Graph = 5,
    Floats = 6,
    Integers = 7,
    Texts = 8,
}

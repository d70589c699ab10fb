using System.Collections.Immutable;
using Mien.Graphs.Onnx;

namespace Mien.Training.Checkpoints;

/// <summary>A tensor that is to be written to a file.</summary>
/// <param name="Write">Writes its elements in row-major order, little endian.</param>
public sealed record TensorSource(string Name, ElementType Type, ImmutableArray<long> Dimensions, Action<Stream> Write)
{
    public long ByteCount => Dimensions.Aggregate((long)SafetensorsTypes.Size(Type), (product, dimension) => checked(product * dimension));

    /// <summary>A tensor in memory.</summary>
    public static TensorSource Of(OnnxTensor tensor) => new(tensor.Name, tensor.Type, tensor.Dimensions, stream => stream.Write(tensor.Data.Span));
}

namespace Mien.Faces.Networks.FaceApi;

/// <summary>One tensor of a weights file, in TensorFlow's layout: convolution filters are [height, width, in, out].</summary>
/// <param name="Values">As many as the shape has elements; a shape without axes has one.</param>
public sealed record WeightTensor(string Name, IReadOnlyList<int> Shape, float[] Values);

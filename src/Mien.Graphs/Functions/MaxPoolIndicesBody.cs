namespace Mien.Graphs;

/// <summary>The second result of ONNX's MaxPool counts through the whole tensor; the rest by an image's cells counts within its channel.</summary>
internal static class MaxPoolIndicesBody
{
    public static Tensor Build(Node node, Tensor image)
    {
        Shape shape = node.Outputs[0].Shape;
        Tensor positions = image.Graph.ApplyMany(Operator.MaxPool, [image], [(shape, image.Type), (shape, ElementType.Int64)], Window.Of(node).Attributes())[1];
        return positions.Mod(positions.Like(image.Shape[2] * image.Shape[3]));
    }
}

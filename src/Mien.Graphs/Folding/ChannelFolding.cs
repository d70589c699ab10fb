namespace Mien.Graphs;

/// <summary>Moves a factor or term of each channel into the layer before it.</summary>
internal static class ChannelFolding
{
    /// <param name="node">A product or sum, to be copied.</param>
    /// <param name="inputs">Its inputs in the copy.</param>
    /// <param name="isOnlyUse">Whether an input of the node is used by nothing else.</param>
    /// <returns>The layer with changed weights, or null when there is nothing to move.</returns>
    public static Tensor? Absorb(Node node, Tensor?[] inputs, Func<Tensor, bool> isOnlyUse)
    {
        if (node.Operator is not (Operator.Mul or Operator.Add or Operator.Sub or Operator.Div))
        {
            return null;
        }

        bool constantFirst = node.Operator is Operator.Mul or Operator.Add && inputs[0]!.Node.Value is not null;
        (Tensor layer, Tensor constant) = constantFirst ? (inputs[1]!, inputs[0]!) : (inputs[0]!, inputs[1]!);
        if (constant.Node.Value is null || !isOnlyUse(node.Inputs[constantFirst ? 1 : 0]!) || !node.Outputs[0].Shape.Equals(layer.Shape)
            || layer.Node.Inputs.Skip(1).Any(input => input?.Node.Value is null))
        {
            return null;
        }

        return layer.Node.Operator switch
        {
            Operator.Conv when PerChannel(layer, constant) is { } channel => Conv(node.Operator, layer.Node, channel),
            Operator.Gemm when layer.Node.Integer("transB") != 0 && PerChannel(layer, constant) is { } channel => Gemm(node.Operator, layer.Node, channel),
            _ => null,
        };
    }

    /// <summary>[channels], if the constant is one number for each.</summary>
    private static Tensor? PerChannel(Tensor layer, Tensor constant)
    {
        int channels = layer.Shape[1];
        Shape shape = constant.Shape.Rank > layer.Shape.Rank ? constant.Shape : Shape.Of([.. Enumerable.Repeat(1, layer.Shape.Rank - constant.Shape.Rank), .. constant.Shape]);
        return shape.Count == 1 ? constant.Reshape(1).Expand([channels])
            : shape.Count == channels && shape[1] == channels ? constant.Reshape(channels)
            : null;
    }

    private static Tensor Conv(Operator op, Node conv, Tensor channel)
    {
        (Tensor weights, Tensor bias) = Changed(op, conv, channel, [channel.Shape[0], 1, 1, 1]);
        Window window = Window.Of(conv);
        return conv.Inputs[0]!.Conv(weights, bias, window.Strides, window.Pads, (int)conv.Integer("group"), window.Dilations);
    }

    private static Tensor Gemm(Operator op, Node gemm, Tensor channel)
    {
        (Tensor weights, Tensor bias) = Changed(op, gemm, channel, [channel.Shape[0], 1]);
        return gemm.Inputs[0]!.Gemm(weights, bias, gemm.Integer("transA") != 0, transposeWeights: true);
    }

    private static (Tensor Weights, Tensor Bias) Changed(Operator op, Node layer, Tensor channel, Shape column)
    {
        Tensor weights = layer.Inputs[1]!;
        Tensor bias = layer.Inputs.Length > 2 ? layer.Inputs[2]! : layer.Graph.Filled(0, channel.Shape);
        return op switch
        {
            Operator.Mul => (weights * channel.Reshape(column), bias * channel),
            Operator.Div => (weights / channel.Reshape(column), bias / channel),
            Operator.Add => (weights, bias + channel),
            _ => (weights, bias - channel),
        };
    }
}

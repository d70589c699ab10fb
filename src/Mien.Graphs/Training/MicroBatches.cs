using System.Collections.Immutable;

namespace Mien.Graphs;

/// <summary>A large batch computed in small parts, one after the other, so that only one part's intermediate values are in memory.</summary>
public static class MicroBatches
{
    /// <summary>Loss and gradients of a batch, as means over its parts.</summary>
    /// <param name="batch">Tensors [N,…] with one N.</param>
    /// <param name="parts">N must be a multiple of it.</param>
    /// <param name="loss">The loss of one part, [], from its slices of the batch's tensors.</param>
    /// <remarks>Equal to the gradients of the whole batch where the loss is a mean over images.</remarks>
    public static (Tensor Loss, ImmutableArray<Tensor> Gradients) Of(
        IReadOnlyList<Tensor> batch, int parts, IReadOnlyList<Parameter> parameters, Func<ImmutableArray<Tensor>, Tensor> loss)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(parts);
        Tensor[] variables = [.. parameters.Select(parameter => parameter.Tensor)];
        ImmutableArray<ImmutableArray<Tensor>> slices = [.. batch.Select(tensor => tensor.Split(0, Sizes(tensor, parts)))];
        Tensor? total = null;
        ImmutableArray<Tensor> sums = [];
        for (int part = 0; part < parts; part++)
        {
            // A part waits for the gradients of the one before, whose memory it then takes over.
            Tensor partLoss = loss([.. slices.Select(slice => sums.IsEmpty ? slice[part] : slice[part].After(sums[^1]))]);
            ImmutableArray<Tensor> gradients = partLoss.Gradients(variables);
            sums = sums.IsEmpty ? gradients : [.. sums.Zip(gradients, (sum, gradient) => sum + gradient)];
            total = total is null ? partLoss : total + partLoss;
        }

        return (total! / parts, [.. sums.Select(sum => sum / parts)]);
    }

    private static int[] Sizes(Tensor tensor, int parts) => tensor.Shape[0] % parts == 0
        ? [.. Enumerable.Repeat(tensor.Shape[0] / parts, parts)]
        : throw ShapeException.Unfit(Operator.Split, tensor, $"a batch that divides into {parts} parts");
}

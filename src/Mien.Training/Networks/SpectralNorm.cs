using Mien.Graphs;

namespace Mien.Training.Networks;

/// <summary>Divides a layer's weights by their largest singular value, so that no layer can enlarge a difference: one round of power iteration in each
/// step, from where the last one ended (Miyato et al. 2018).</summary>
internal sealed class SpectralNorm(TrainingStep step)
{
    /// <param name="layer">Keeps the singular vector beside the weights, as "singular".</param>
    /// <param name="weights">[outputs,…].</param>
    /// <returns>The same shape. To be asked for once a step.</returns>
    public Tensor Of(Parameters layer, Tensor weights)
    {
        int outputs = weights.Shape[0];
        Tensor rows = weights.Reshape(outputs, (int)(weights.Shape.Count / outputs));                         // [outputs,inputs]
        Tensor kept = layer.Buffer("singular", [outputs, 1], Initial.Normal(1));
        Tensor still = rows.StopGradient();
        Tensor right = Unit(still.Transpose(1, 0).MatMul(kept));                                              // [inputs,1]
        Tensor left = Unit(still.MatMul(right));                                                              // [outputs,1]
        step.Next(kept, left);
        return weights / left.Transpose(1, 0).MatMul(rows).MatMul(right).Reshape(Shape.Scalar);
    }

    private static Tensor Unit(Tensor vector) => vector / (vector.ReduceL2([]) + 1e-12f);
}

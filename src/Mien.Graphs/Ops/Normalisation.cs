namespace Mien.Graphs;

/// <summary>Normalisations of [N,C,H,W], composed of reductions and arithmetic, so that their gradients need no rows of their own.</summary>
public static class Normalisation
{
    /// <summary>Mean 0 and variance 1 along some axes: (x − mean) / √(variance + ε).</summary>
    public static Tensor Standardise(this Tensor value, ReadOnlySpan<int> axes, float epsilon = 1e-5f)
    {
        Tensor centred = value - value.ReduceMean(axes);
        Tensor variance = centred.Square().ReduceMean(axes);
        return centred / (variance + epsilon).Sqrt();
    }

    /// <summary>Each channel of each image for itself (Ulyanov et al. 2016).</summary>
    /// <param name="scale">[C], or none.</param>
    /// <param name="shift">[C], or none.</param>
    public static Tensor InstanceNorm(this Tensor value, Tensor? scale = null, Tensor? shift = null, float epsilon = 1e-5f)
    {
        ThrowUnlessImage(value);
        return value.Standardise([2, 3], epsilon).PerChannel(scale, shift);
    }

    /// <summary>Each image, over the channels and cells of a group of channels (Wu and He 2018).</summary>
    /// <inheritdoc cref="InstanceNorm"/>
    public static Tensor GroupNorm(this Tensor value, int groups, Tensor? scale = null, Tensor? shift = null, float epsilon = 1e-5f)
    {
        ThrowUnlessImage(value);
        int images = value.Shape[0];
        int size = (int)(value.Shape.Count / images / groups);
        return value.Shape[1] % groups == 0
            ? value.Reshape(images, groups, size).Standardise([2], epsilon).Reshape(value.Shape).PerChannel(scale, shift)
            : throw ShapeException.Unfit(Operator.Reshape, value, $"channels in {groups} groups of one size");
    }

    /// <summary>Over the last axes (Ba et al. 2016).</summary>
    /// <param name="scale">Broadcasts to the value, such as [d]; or none.</param>
    /// <param name="shift">Broadcasts to the value, such as [d]; or none.</param>
    /// <param name="axes">How many of the last axes.</param>
    public static Tensor LayerNorm(this Tensor value, Tensor? scale = null, Tensor? shift = null, int axes = 1, float epsilon = 1e-5f)
    {
        int rank = value.Shape.Rank;
        Tensor result = value.Standardise([.. Enumerable.Range(rank - axes, axes)], epsilon);
        result = scale is null ? result : result * scale;
        return shift is null ? result : result + shift;
    }

    /// <summary>Batch normalisation as it is at inference, with fixed statistics: one factor and one term for each channel.</summary>
    /// <param name="mean">[C], like the other three.</param>
    public static Tensor BatchNorm(this Tensor value, Tensor mean, Tensor variance, Tensor scale, Tensor shift, float epsilon = 1e-5f)
    {
        Tensor factor = scale / (variance + epsilon).Sqrt(); // [C]
        return value.PerChannel(factor, shift - (mean * factor));
    }

    /// <summary>Adaptive instance normalisation: a style gives mean and spread of each channel (Huang and Belongie 2017).</summary>
    /// <param name="scale">[N,C].</param>
    /// <param name="shift">[N,C].</param>
    public static Tensor AdaIn(this Tensor value, Tensor scale, Tensor shift, float epsilon = 1e-5f)
    {
        ThrowUnlessImage(value);
        return (value.Standardise([2, 3], epsilon) * scale.Unsqueeze(2, 3)) + shift.Unsqueeze(2, 3);
    }

    /// <summary>Filter response normalisation with its thresholded linear unit: max(γ·x/√(mean(x²) + ε) + β, τ) (Singh and Krishnan 2020).</summary>
    /// <param name="scale">γ, [C].</param>
    /// <param name="shift">β, [C].</param>
    /// <param name="threshold">τ, [C].</param>
    public static Tensor FilterResponseNorm(this Tensor value, Tensor scale, Tensor shift, Tensor threshold, float epsilon = 1e-6f)
    {
        ThrowUnlessImage(value);
        Tensor response = (value.Square().ReduceMean([2, 3]) + epsilon).Sqrt();
        return (value / response).PerChannel(scale, shift).Max(threshold.Unsqueeze(1, 2));
    }

    /// <summary>Each cell over its channels, scaled to a mean square of 1: γ·x/√(mean(x²) + ε) (Zhang and Sennrich 2019). Ratios within a cell stay, and so
    /// does what lies beside what; how large it all is does not.</summary>
    /// <param name="scale">γ, [C].</param>
    public static Tensor RootMeanSquareNorm(this Tensor value, Tensor scale, float epsilon = 1e-5f)
    {
        ThrowUnlessImage(value);
        return (value / (value.Square().ReduceMean([1]) + epsilon).Sqrt()).PerChannel(scale, null);
    }

    /// <summary>Convolution whose weights are scaled by a style for each image, then brought back to unit size (StyleGAN2, Karras et al. 2020).</summary>
    /// <param name="value">[N,C,H,W].</param>
    /// <param name="weights">[O,C,kh,kw].</param>
    /// <param name="style">[N,C].</param>
    /// <param name="demodulate">False leaves the scaled weights as they are, as the layer that makes RGB does.</param>
    /// <returns>[N,O,H',W'].</returns>
    /// <remarks>Scaling the weights' inputs is scaling the image's channels, and scaling their outputs is scaling the result's, so that the
    /// weights stay one tensor for all images and no grouped convolution is needed.</remarks>
    public static Tensor ModulatedConv(this Tensor value, Tensor weights, Tensor style, Pads pads = default, bool demodulate = true, float epsilon = 1e-8f)
    {
        Tensor result = (value * style.Unsqueeze(2, 3)).Conv(weights, pads: pads);
        if (!demodulate)
        {
            return result;
        }

        Tensor energy = weights.Square().ReduceSum([2, 3], keepAxes: false); // [O,C]
        Tensor norm = (style.Square().Gemm(energy, transposeWeights: true) + epsilon).Sqrt(); // [N,O]
        return result / norm.Unsqueeze(2, 3);
    }

    /// <summary>A factor and a term for each channel of [N,C,H,W].</summary>
    /// <param name="scale">[C], or none.</param>
    /// <param name="shift">[C], or none.</param>
    public static Tensor PerChannel(this Tensor value, Tensor? scale, Tensor? shift)
    {
        Tensor result = scale is null ? value : value * scale.Unsqueeze(1, 2);
        return shift is null ? result : result + shift.Unsqueeze(1, 2);
    }

    private static void ThrowUnlessImage(Tensor value)
    {
        if (value.Shape.Rank != 4)
        {
            throw ShapeException.Unfit(Operator.ReduceMean, value, "[N,C,H,W]");
        }
    }
}

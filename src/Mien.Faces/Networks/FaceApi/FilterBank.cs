namespace Mien.Faces.Networks.FaceApi;

/// <summary>Convolution filters in ONNX's layout: [out, in ∕ groups, height, width].</summary>
internal sealed record FilterBank(float[] Values, int OutChannels, int InChannelsPerGroup, int Height, int Width, int Groups)
{
    private int FilterLength => InChannelsPerGroup * Height * Width;

    /// <param name="filters">TensorFlow's [height, width, in, out].</param>
    public static FilterBank Dense(WeightTensor filters, string source)
    {
        (int height, int width, int inChannels, int outChannels) = Axes(filters, source);
        float[] values = new float[filters.Values.Length];
        int to = 0;
        for (int o = 0; o < outChannels; o++)
        {
            for (int i = 0; i < inChannels; i++)
            {
                for (int yx = 0; yx < height * width; yx++)
                {
                    values[to++] = filters.Values[(((yx * inChannels) + i) * outChannels) + o];
                }
            }
        }

        return new(values, outChannels, inChannels, height, width, Groups: 1);
    }

    /// <param name="filters">TensorFlow's [height, width, channels, 1].</param>
    public static FilterBank Depthwise(WeightTensor filters, string source)
    {
        (int height, int width, int channels, int multiplier) = Axes(filters, source);
        if (multiplier != 1)
        {
            throw WeightsException.WrongShape(source, filters.Name, "[height,width,channels,1]", filters.Shape);
        }

        float[] values = new float[filters.Values.Length];
        for (int channel = 0; channel < channels; channel++)
        {
            for (int yx = 0; yx < height * width; yx++)
            {
                values[(channel * height * width) + yx] = filters.Values[(yx * channels) + channel];
            }
        }

        return new(values, channels, InChannelsPerGroup: 1, height, width, Groups: channels);
    }

    /// <summary>Multiplies each filter by its own factor, which is how a scale that follows a convolution is folded into it.</summary>
    public FilterBank Scale(ReadOnlySpan<float> byOutChannel)
    {
        float[] scaled = new float[Values.Length];
        for (int i = 0; i < scaled.Length; i++)
        {
            scaled[i] = Values[i] * byOutChannel[i / FilterLength];
        }

        return this with { Values = scaled };
    }

    /// <summary>Keeps every <paramref name="step"/>-th filter from <paramref name="first"/> on.</summary>
    public FilterBank Take(int first, int step)
    {
        int[] kept = [.. Enumerable.Range(0, OutChannels).Where(o => o % step == first)];
        float[] values = [.. kept.SelectMany(o => Values.Skip(o * FilterLength).Take(FilterLength))];
        return this with { Values = values, OutChannels = kept.Length };
    }

    private static (int Height, int Width, int Third, int Fourth) Axes(WeightTensor filters, string source) =>
        filters.Shape is [int height, int width, int third, int fourth]
            ? (height, width, third, fourth)
            : throw WeightsException.WrongShape(source, filters.Name, "of four axes", filters.Shape);
}

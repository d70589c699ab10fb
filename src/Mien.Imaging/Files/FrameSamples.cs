namespace Mien.Imaging.Files;

/// <summary>Splits interleaved samples in colour and alpha, and joins them again.</summary>
internal static class FrameSamples
{
    /// <param name="roll">Frames one below the other, <paramref name="bands"/> samples a pixel: 1 of grey or 3 of RGB, and one more with alpha.</param>
    /// <returns>RGB of frame <paramref name="index"/>, the roll itself when that is all it holds; alpha or null.</returns>
    internal static (T[] Rgb, T[]? Alpha) Split<T>(T[] roll, int index, int pixels, int bands)
    {
        ReadOnlySpan<T> frame = roll.AsSpan(checked(index * pixels * bands), checked(pixels * bands));
        if (bands == 3)
        {
            return (frame.Length == roll.Length ? roll : frame.ToArray(), null);
        }

        (int green, int blue, int opacity) = bands < 3 ? (0, 0, 1) : (1, 2, 3);
        T[] rgb = GC.AllocateUninitializedArray<T>(checked(pixels * 3));
        T[]? alpha = bands > opacity ? GC.AllocateUninitializedArray<T>(pixels) : null;
        for (int i = 0; i < pixels; i++)
        {
            ReadOnlySpan<T> pixel = frame.Slice(i * bands, bands);
            rgb[i * 3] = pixel[0];
            rgb[(i * 3) + 1] = pixel[green];
            rgb[(i * 3) + 2] = pixel[blue];
            if (alpha is not null)
            {
                alpha[i] = pixel[opacity];
            }
        }

        return (rgb, alpha);
    }

    /// <summary>Alpha behind the grey or the RGB of each pixel.</summary>
    internal static T[] Join<T>(T[] colours, T[] alpha)
    {
        int channels = colours.Length / alpha.Length;
        T[] joined = GC.AllocateUninitializedArray<T>(checked(alpha.Length * (channels + 1)));
        for (int i = 0; i < alpha.Length; i++)
        {
            Span<T> pixel = joined.AsSpan(i * (channels + 1), channels + 1);
            colours.AsSpan(i * channels, channels).CopyTo(pixel);
            pixel[channels] = alpha[i];
        }

        return joined;
    }

    /// <summary>Whether red, green and blue are the same in every pixel.</summary>
    internal static bool IsGrey<T>(T[] rgb)
        where T : IEquatable<T>
    {
        for (int i = 0; i < rgb.Length; i += 3)
        {
            if (!rgb[i].Equals(rgb[i + 1]) || !rgb[i].Equals(rgb[i + 2]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>One sample of each pixel, for pixels that are grey.</summary>
    internal static T[] Grey<T>(T[] rgb)
    {
        T[] grey = GC.AllocateUninitializedArray<T>(rgb.Length / 3);
        for (int i = 0; i < grey.Length; i++)
        {
            grey[i] = rgb[i * 3];
        }

        return grey;
    }

    /// <summary>Frames one below the other.</summary>
    internal static T[] Roll<T>(T[][] frames)
    {
        if (frames.Length == 1)
        {
            return frames[0];
        }

        T[] roll = GC.AllocateUninitializedArray<T>(checked(frames.Length * frames[0].Length));
        for (int i = 0; i < frames.Length; i++)
        {
            frames[i].CopyTo(roll, i * frames[0].Length);
        }

        return roll;
    }

    /// <summary>Grey or RGB over white.</summary>
    internal static byte[] OverWhite(byte[] colours, byte[] alpha)
    {
        int channels = colours.Length / alpha.Length;
        byte[] flat = GC.AllocateUninitializedArray<byte>(colours.Length);
        for (int i = 0; i < flat.Length; i++)
        {
            int opacity = alpha[i / channels];
            flat[i] = (byte)(((colours[i] * opacity) + (255 * (255 - opacity)) + 127) / 255);
        }

        return flat;
    }

    internal static byte[] ToBytes(ushort[] samples)
    {
        byte[] bytes = GC.AllocateUninitializedArray<byte>(samples.Length);
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = Pixels.DeepPicture.ToByte(samples[i]);
        }

        return bytes;
    }
}

namespace Mien.Imaging.Files;

/// <summary>Splits interleaved samples in colour and alpha, and joins them again.</summary>
internal static class FrameSamples
{
    /// <param name="roll">Frames one below the other, <paramref name="bands"/> samples a pixel: 3, or 4 with alpha.</param>
    /// <returns>RGB of frame <paramref name="index"/>, the roll itself when that is all it holds; alpha or null.</returns>
    internal static (T[] Rgb, T[]? Alpha) Split<T>(T[] roll, int index, int pixels, int bands)
    {
        ReadOnlySpan<T> frame = roll.AsSpan(checked(index * pixels * bands), checked(pixels * bands));
        if (bands == 3)
        {
            return (frame.Length == roll.Length ? roll : frame.ToArray(), null);
        }

        T[] rgb = GC.AllocateUninitializedArray<T>(pixels * 3);
        T[] alpha = GC.AllocateUninitializedArray<T>(pixels);
        for (int i = 0; i < alpha.Length; i++)
        {
            ReadOnlySpan<T> pixel = frame.Slice(i * bands, 4);
            rgb[i * 3] = pixel[0];
            rgb[(i * 3) + 1] = pixel[1];
            rgb[(i * 3) + 2] = pixel[2];
            alpha[i] = pixel[3];
        }

        return (rgb, alpha);
    }

    /// <summary>RGBA of RGB and alpha.</summary>
    internal static T[] Join<T>(T[] rgb, T[] alpha)
    {
        T[] rgba = GC.AllocateUninitializedArray<T>(checked(alpha.Length * 4));
        for (int i = 0; i < alpha.Length; i++)
        {
            rgba[i * 4] = rgb[i * 3];
            rgba[(i * 4) + 1] = rgb[(i * 3) + 1];
            rgba[(i * 4) + 2] = rgb[(i * 3) + 2];
            rgba[(i * 4) + 3] = alpha[i];
        }

        return rgba;
    }

    /// <summary>RGB over white.</summary>
    internal static byte[] OverWhite(byte[] rgb, byte[] alpha)
    {
        byte[] flat = GC.AllocateUninitializedArray<byte>(rgb.Length);
        for (int i = 0; i < flat.Length; i++)
        {
            int opacity = alpha[i / 3];
            flat[i] = (byte)(((rgb[i] * opacity) + (255 * (255 - opacity)) + 127) / 255);
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

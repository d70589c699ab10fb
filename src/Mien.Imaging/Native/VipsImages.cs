using NetVips;

namespace Mien.Imaging.Native;

/// <summary>What NetVips leaves to do for pictures that are seen once: views without a copy, fields that may be absent, and faults in one line.</summary>
internal static class VipsImages
{
    /// <summary>Reads a file's header; pixels follow when they are asked for.</summary>
    /// <param name="bytes">Read where they lie; pinned until the last image that is made from them is gone.</param>
    /// <exception cref="VipsException">It is no whole file of this format.</exception>
    internal static Image Open(byte[] bytes, string loader, VOption options)
    {
        VipsLibrary.EnsureStarted();
        ForgetFaults();
        Source source = Source.NewFromMemory(bytes);
        try
        {
            Image image = (Image)Operation.Call($"{loader}_source", options, source);
            image.OnPostClose += source.Dispose;
            return image;
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    /// <summary>A view of interleaved samples, which stay pinned until the last image that is made from it is gone. T is byte or ushort.</summary>
    internal static Image Over<T>(T[] samples, int width, int height, int bands)
        where T : unmanaged
    {
        VipsLibrary.EnsureStarted();
        return Image.NewFromMemory(
            samples, width, height, bands, typeof(T) == typeof(byte) ? Enums.BandFormat.Uchar : Enums.BandFormat.Ushort);
    }

    /// <summary>Computes the pixels into memory, where they can be read in any order.</summary>
    internal static Image Decoded(this Image image) => image.Format == Enums.BandFormat.Ushort
        ? Over(image.ReadSamples<ushort>(), image.Width, image.Height, image.Bands)
        : Over(image.ReadSamples<byte>(), image.Width, image.Height, image.Bands);

    /// <summary>Computes the pixels straight into a new array. T must fit the image's format.</summary>
    /// <returns>Height·Width·Bands samples, interleaved, no padding.</returns>
    internal static T[] ReadSamples<T>(this Image image)
        where T : unmanaged
    {
        T[] samples = GC.AllocateUninitializedArray<T>(checked(image.Width * image.Height * image.Bands));
        using Image target = Over(samples, image.Width, image.Height, image.Bands);
        ForgetFaults();
        image.Write(target);
        return samples;
    }

    internal static int? Int(this Image image, string field) => image.Find(field) as int?;

    internal static int[]? Ints(this Image image, string field) => image.Find(field) as int[];

    /// <returns>A string, a byte[], an int, an int[] or null.</returns>
    internal static object? Find(this Image image, string field) => image.Contains(field) ? image.Get(field) : null;

    internal static Image With(this Image image, string field, byte[] blob) => image.Mutate(own => own.Set(GValue.BlobType, field, blob));

    internal static Image With(this Image image, string field, int number) => image.Mutate(own => own.Set(GValue.GIntType, field, number));

    /// <summary>What libvips said, in one line. Its text is shared by all threads, so it is best effort; it may be empty.</summary>
    internal static string Detail(this VipsException fault)
    {
        string[] lines = fault.Message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return lines.Length > 1 ? string.Join("; ", lines[1..].Distinct().Take(3)) : "no further detail";
    }

    /// <summary>libvips keeps texts of reads that went well, which the next fault would repeat; making one takes them.</summary>
    private static void ForgetFaults() => _ = new VipsException("");
}

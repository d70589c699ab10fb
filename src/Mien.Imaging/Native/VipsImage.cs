using System.Buffers;
using System.Runtime.InteropServices;

namespace Mien.Imaging.Native;

/// <summary>A libvips image: a lazy pipeline or a view of managed samples. Owns the native reference and what it was given to
/// keep alive (pinned memory, another image). Dispose images that were made from this one first.</summary>
internal sealed unsafe class VipsImage : IDisposable
{
    private readonly IReadOnlyList<IDisposable> _owned;

    internal VipsImage(nint handle, IReadOnlyList<IDisposable> owned)
    {
        Handle = handle;
        _owned = owned;
    }

    internal nint Handle { get; private set; }

    internal int Width => VipsNative.Width(Handle);

    /// <summary>Rows of all frames together, which lie one below the other.</summary>
    internal int Height => VipsNative.Height(Handle);

    /// <summary>Rows of one frame.</summary>
    internal int FrameHeight => VipsNative.PageHeight(Handle);

    internal int Bands => VipsNative.Bands(Handle);

    internal bool HasAlpha => VipsNative.HasAlpha(Handle) != 0;

    internal VipsBandFormat Format => (VipsBandFormat)VipsNative.Format(Handle);

    internal VipsInterpretation Interpretation => (VipsInterpretation)VipsNative.Interpretation(Handle);

    /// <summary>A view of interleaved samples, which stay pinned until disposal. T is byte or ushort.</summary>
    internal static VipsImage Over<T>(T[] samples, int width, int height, int bands)
        where T : unmanaged
    {
        VipsLibrary.EnsureStarted();
        MemoryHandle pin = new Memory<T>(samples).Pin();
        VipsBandFormat format = sizeof(T) == 1 ? VipsBandFormat.Byte : VipsBandFormat.UShort;
        nint handle = VipsNative.NewImage(
            (nint)pin.Pointer, (nuint)((long)samples.Length * sizeof(T)), width, height, bands, (int)format);
        if (handle == 0)
        {
            pin.Dispose();
            throw new ArgumentException($"{samples.Length} samples are not {width}×{height}×{bands}: {VipsError.Take()}", nameof(samples));
        }

        return new(handle, [pin]);
    }

    /// <summary>Another reference to the same image, to be disposed before this one.</summary>
    internal VipsImage Share() => new(VipsNative.Ref(Handle), []);

    /// <summary>Computes the pixels into memory, where they can be read in any order.</summary>
    internal VipsImage Decoded() => Format == VipsBandFormat.UShort
        ? Over(ReadSamples<ushort>(), Width, Height, Bands)
        : Over(ReadSamples<byte>(), Width, Height, Bands);

    /// <summary>Computes the pixels straight into a new array. T must fit <see cref="Format"/>.</summary>
    /// <returns>Height·Width·Bands samples, interleaved, no padding.</returns>
    internal T[] ReadSamples<T>()
        where T : unmanaged
    {
        T[] samples = GC.AllocateUninitializedArray<T>(checked(Width * Height * Bands));
        using VipsImage target = Over(samples, Width, Height, Bands);
        VipsNative.ClearError();
        if (VipsNative.WriteImage(Handle, target.Handle) != 0)
        {
            throw new VipsException("decode", VipsError.Take());
        }

        return samples;
    }

    internal bool Has(string field) => VipsNative.FieldType(Handle, field) != 0;

    internal IReadOnlyList<string> FieldNames()
    {
        List<string> names = [];
        nint strings = VipsNative.Fields(Handle);
        for (nint* next = (nint*)strings; *next != 0; next++)
        {
            names.Add(Marshal.PtrToStringUTF8(*next)!);
        }

        VipsNative.FreeStrings(strings);
        return names;
    }

    internal int? Int(string field) => Has(field) && VipsNative.GetInt(Handle, field, out int number) == 0 ? number : null;

    internal string? Text(string field) =>
        Has(field) && VipsNative.GetString(Handle, field, out nint text) == 0 ? Marshal.PtrToStringUTF8(text) : null;

    internal byte[]? Blob(string field) =>
        Has(field) && VipsNative.GetBlobField(Handle, field, out nint data, out nuint length) == 0
            ? new ReadOnlySpan<byte>((void*)data, checked((int)length)).ToArray()
            : null;

    internal int[]? Ints(string field) =>
        Has(field) && VipsNative.GetInts(Handle, field, out nint numbers, out int count) == 0
            ? new ReadOnlySpan<int>((void*)numbers, count).ToArray()
            : null;

    internal void Set(string field, int number) => VipsNative.SetIntField(Handle, field, number);

    internal void Set(string field, string text) => VipsNative.SetStringField(Handle, field, text);

    internal void Set(string field, ReadOnlySpan<byte> blob)
    {
        fixed (byte* data = blob)
        {
            VipsNative.SetBlobField(Handle, field, data, (nuint)blob.Length);
        }
    }

    internal void Set(string field, ReadOnlySpan<int> numbers)
    {
        fixed (int* data = numbers)
        {
            VipsNative.SetInts(Handle, field, data, numbers.Length);
        }
    }

    public void Dispose()
    {
        if (Handle == 0)
        {
            return;
        }

        VipsNative.Unref(Handle);
        Handle = 0;
        foreach (IDisposable owned in _owned)
        {
            owned.Dispose();
        }
    }
}

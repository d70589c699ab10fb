using System.Buffers;

namespace Mien.Imaging.Native;

/// <summary>One call of a libvips operation: arguments by name, run, outputs by name. Owns the native operation.</summary>
/// <remarks>libvips does not report a number out of range but uses its default: check ranges before.</remarks>
internal sealed unsafe class VipsOperation : IDisposable
{
    private readonly string _name;
    private readonly List<IDisposable> _owned = [];
    private nint _operation;
    private bool _hasRun;

    internal VipsOperation(string name)
    {
        VipsLibrary.EnsureStarted();
        _name = name;
        _operation = VipsNative.NewOperation(name);
        if (_operation == 0)
        {
            throw new VipsException(name, VipsError.Take());
        }
    }

    internal static bool Exists(string name)
    {
        VipsLibrary.EnsureStarted();
        nint operation = VipsNative.NewOperation(name);
        if (operation == 0)
        {
            VipsNative.ClearError();
            return false;
        }

        VipsNative.Unref(operation);
        return true;
    }

    /// <summary>An integer, an enum by its value, or flags.</summary>
    internal VipsOperation With(string name, int number)
    {
        GValue value = default;
        VipsNative.InitValue(&value, GValue.Int);
        VipsNative.SetInt(&value, number);
        return Set(name, &value);
    }

    internal VipsOperation With(string name, bool boolean)
    {
        GValue value = default;
        VipsNative.InitValue(&value, GValue.Boolean);
        VipsNative.SetBoolean(&value, boolean ? 1 : 0);
        return Set(name, &value);
    }

    internal VipsOperation With(string name, double number)
    {
        GValue value = default;
        VipsNative.InitValue(&value, GValue.Double);
        VipsNative.SetDouble(&value, number);
        return Set(name, &value);
    }

    internal VipsOperation With(string name, string text)
    {
        GValue value = default;
        VipsNative.InitValue(&value, GValue.String);
        VipsNative.SetString(&value, text);
        return Set(name, &value);
    }

    internal VipsOperation With(string name, VipsImage image)
    {
        GValue value = default;
        VipsNative.InitValue(&value, VipsNative.ImageType());
        VipsNative.SetObject(&value, image.Handle);
        return Set(name, &value);
    }

    /// <summary>Hands over what the output image must keep alive.</summary>
    internal VipsOperation Owning(IDisposable owned)
    {
        _owned.Add(owned);
        return this;
    }

    /// <summary>Bytes that libvips reads where they lie; the image that comes out keeps them pinned.</summary>
    internal VipsOperation With(string name, ReadOnlyMemory<byte> bytes)
    {
        MemoryHandle pin = bytes.Pin();
        _owned.Add(pin);
        nint blob = VipsNative.NewBlob(0, (nint)pin.Pointer, (nuint)bytes.Length);
        GValue value = default;
        VipsNative.InitValue(&value, VipsNative.BlobType());
        VipsNative.SetBoxed(&value, blob);
        Set(name, &value);
        VipsNative.UnrefArea(blob);
        return this;
    }

    /// <summary>Runs and takes the output image, which the caller then owns.</summary>
    internal VipsImage ToImage(string name = "out")
    {
        Run();
        GValue value = default;
        VipsNative.InitValue(&value, VipsNative.ImageType());
        VipsNative.GetProperty(_operation, name, &value);
        nint image = VipsNative.Ref(VipsNative.GetObject(&value));
        VipsNative.UnsetValue(&value);
        IDisposable[] owned = [.. _owned];
        _owned.Clear();
        return new VipsImage(image, owned);
    }

    /// <summary>Runs and copies the output buffer.</summary>
    internal byte[] ToBytes(string name = "buffer")
    {
        Run();
        GValue value = default;
        VipsNative.InitValue(&value, VipsNative.BlobType());
        VipsNative.GetProperty(_operation, name, &value);
        nint data = VipsNative.GetBlob(VipsNative.GetBoxed(&value), out nuint length);
        byte[] bytes = new ReadOnlySpan<byte>((void*)data, checked((int)length)).ToArray();
        VipsNative.UnsetValue(&value);
        return bytes;
    }

    public void Dispose()
    {
        if (_operation != 0)
        {
            VipsNative.UnrefOutputs(_operation);
            VipsNative.Unref(_operation);
            _operation = 0;
        }

        _owned.ForEach(owned => owned.Dispose());
        _owned.Clear();
    }

    private VipsOperation Set(string name, GValue* value)
    {
        VipsNative.SetProperty(_operation, name, value);
        VipsNative.UnsetValue(value);
        return this;
    }

    private void Run()
    {
        if (_hasRun)
        {
            return;
        }

        _hasRun = true;
        VipsNative.ClearError();
        nint built = VipsNative.BuildOperation(_operation);
        if (built == 0)
        {
            throw new VipsException(_name, VipsError.Take());
        }

        // What comes back may be another object than what went in; the reference to it is ours.
        VipsNative.Unref(_operation);
        _operation = built;
    }
}

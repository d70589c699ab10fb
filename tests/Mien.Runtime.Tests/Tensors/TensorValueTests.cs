using Mien.Runtime.Tests.Models;

namespace Mien.Runtime.Tests.Tensors;

public sealed class TensorValueTests
{
    [Fact]
    public void Create_AnyShape_IsZerosOfThatShape()
    {
        using TensorValue tensor = TensorValue.Create(2, 3, 4);

        Assert.Equal("float32 [2,3,4]", tensor.ToString());
        Assert.Equal(24, tensor.ElementCount);
        Assert.Equal(new float[24], tensor.Floats.ToArray());
        Assert.True(tensor.IsOnHost);
    }

    [Fact]
    public void Create_ScalarAndEmpty_AreAllowed()
    {
        using TensorValue scalar = TensorValue.Create();
        using TensorValue empty = TensorValue.Create(0, 3);
        using TensorValue emptyOver = TensorValue.Over<float>(Array.Empty<float>(), 0, 3);

        Assert.Equal(1, scalar.Floats.Length);
        Assert.Equal(0, empty.Floats.Length);
        Assert.Equal(0, emptyOver.Floats.Length);
    }

    [Fact]
    public void Over_Array_SharesMemoryBothWays()
    {
        float[] array = [1, 2, 3];
        using TensorValue tensor = TensorValue.Over<float>(array, 3);

        array[0] = 7;
        tensor.Floats[2] = 9;

        Assert.Equal(7, tensor.Floats[0]);
        Assert.Equal([7, 2, 9], array);
    }

    [Fact]
    public void Over_SliceOfArray_StartsAtTheSlice()
    {
        float[] array = [0, 1, 2, 3, 4, 5];
        using Session session = Session.Open(TinyOnnx.Identity(ElementType.Float32), new() { Device = DeviceChoice.Cpu });
        using TensorValue x = TensorValue.Over(array.AsMemory(1, 4), 4);
        using TensorValue y = session.Run(x)[0];

        Assert.Equal([1, 2, 3, 4], y.Floats.ToArray());
    }

    [Fact]
    public void Run_EveryElementType_PassesUnchanged()
    {
        PassesUnchanged<float>([1.5f, -2, float.Epsilon, 4], ElementType.Float32);
        PassesUnchanged<double>([1.5, -2, 1e300, 4], ElementType.Float64);
        PassesUnchanged<Half>([(Half)1.5, (Half)(-2), Half.Epsilon, Half.MaxValue], ElementType.Float16);
        PassesUnchanged<long>([1, -2, long.MaxValue, long.MinValue], ElementType.Int64);
        PassesUnchanged<int>([1, -2, int.MaxValue, int.MinValue], ElementType.Int32);
        PassesUnchanged<byte>([0, 1, 128, 255], ElementType.UInt8);
        PassesUnchanged<sbyte>([0, 1, -128, 127], ElementType.Int8);
        PassesUnchanged<ushort>([0, 1, 2, 65535], ElementType.UInt16);
        PassesUnchanged<short>([0, 1, -2, -32768], ElementType.Int16);
        PassesUnchanged<uint>([0, 1, 2, uint.MaxValue], ElementType.UInt32);
        PassesUnchanged<ulong>([0, 1, 2, ulong.MaxValue], ElementType.UInt64);
        PassesUnchanged<bool>([true, false, false, true], ElementType.Boolean);
    }

    [Fact]
    public void AsSpan_AnotherType_NamesBoth()
    {
        using TensorValue tensor = TensorValue.Create<long>(2);

        InvalidOperationException misuse = Assert.Throws<InvalidOperationException>(() => tensor.Floats.Length);

        Assert.Contains("int64, not float32", misuse.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_BadArguments_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => TensorValue.Create(2, -1));
        Assert.Throws<ArgumentException>(() => TensorValue.Create(long.MaxValue, 2));
        Assert.Throws<ArgumentException>(() => TensorValue.From<float>([1, 2, 3], 2, 2));
        Assert.Throws<ArgumentException>(() => TensorValue.Over<float>(new float[3], 2, 2));
        Assert.Throws<NotSupportedException>(() => TensorValue.Create<char>(2));
    }

    [Fact]
    public void Create_MoreThanAnyMemory_IsOutOfMemory()
    {
        EngineMemoryException fault = Assert.Throws<EngineMemoryException>(() => TensorValue.Create(1L << 50));

        Assert.Equal("OUT_OF_MEMORY", fault.Code);
        Assert.Contains("float32[1125899906842624]", fault.Message.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Floats_AfterDispose_IsObjectDisposed()
    {
        TensorValue tensor = TensorValue.Create(2);
        tensor.Dispose();

        Assert.Throws<ObjectDisposedException>(() => tensor.Floats.Length);
    }

    private static void PassesUnchanged<T>(T[] values, ElementType type)
        where T : unmanaged
    {
        using Session session = Session.Open(TinyOnnx.Identity(type), new() { Device = DeviceChoice.Cpu });
        using TensorValue x = TensorValue.From<T>(values, 4);
        using TensorValue y = session.Run(x)[0];

        Assert.Equal(type, y.ElementType);
        Assert.Equal(values, y.AsSpan<T>().ToArray());
    }
}

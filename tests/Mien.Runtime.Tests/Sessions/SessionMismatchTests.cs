using Mien.Runtime.Tests.Models;

namespace Mien.Runtime.Tests.Sessions;

public sealed class SessionMismatchTests
{
    private static readonly SessionSettings Cpu = new() { Device = DeviceChoice.Cpu, ModelName = "the test model" };

    [Fact]
    public void Run_WrongShape_SaysExpectedAndActual()
    {
        using Session session = Session.Open(TinyOnnx.MatMul(), Cpu);
        using TensorValue x = TensorValue.Create(5, 3);

        TensorMismatchException fault = Assert.Throws<TensorMismatchException>(() => session.Run(x));

        Assert.Equal("TENSOR_MISMATCH", fault.Code);
        Assert.Equal("float32 [N,2]", fault.Expected);
        Assert.Equal("float32 [5,3]", fault.Actual);
        Assert.Equal("the test model: input \"x\" is float32 [N,2], got float32 [5,3]", fault.Message);
    }

    [Fact]
    public void Run_WrongRankOrType_IsRefused()
    {
        using Session session = Session.Open(TinyOnnx.MatMul(), Cpu);
        using TensorValue flat = TensorValue.Create(2);
        using TensorValue integers = TensorValue.Create<long>(1, 2);

        Assert.Equal("float32 [2]", Assert.Throws<TensorMismatchException>(() => session.Run(flat)).Actual);
        Assert.Equal("int64 [1,2]", Assert.Throws<TensorMismatchException>(() => session.Run(integers)).Actual);
    }

    [Fact]
    public void Run_WrongNumberOfInputs_NamesThem()
    {
        using Session session = Session.Open(TinyOnnx.SumAndDifference(), Cpu);
        using TensorValue a = TensorValue.Create(2, 2);

        TensorMismatchException fault = Assert.Throws<TensorMismatchException>(() => session.Run(a));

        Assert.Equal("the test model has 2 inputs (\"a\", \"b\"), got 1", fault.Message);
    }

    [Fact]
    public void Run_WrongOutputShape_IsRefused()
    {
        using Session session = Session.Open(TinyOnnx.Identity(ElementType.Float32), Cpu);
        using TensorValue x = TensorValue.Create(4);
        using TensorValue y = TensorValue.Create(5);

        Assert.Contains("output \"y\"", Assert.Throws<TensorMismatchException>(() => session.Run([x], [y])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => session.Run(x, new float[5]));
    }

    [Fact]
    public void Run_FreeOutputDimensionGivenWrongly_FailsAsTheModels()
    {
        using Session session = Session.Open(TinyOnnx.MatMul(), Cpu);
        using TensorValue x = TensorValue.Create(2, 2);
        using TensorValue y = TensorValue.Create(7, 3);

        Assert.Equal("MODEL_RUN_FAILED", Assert.Throws<ModelException>(() => session.Run([x], [y])).Code);
    }

    [Fact]
    public void Run_ByName_TakesAnyOrder()
    {
        using Session session = Session.Open(TinyOnnx.SumAndDifference(), Cpu);
        using TensorValue a = TensorValue.From<float>([5, 5, 5, 5], 2, 2);
        using TensorValue b = TensorValue.From<float>([1, 2, 3, 4], 2, 2);

        IReadOnlyDictionary<string, TensorValue> results = session.Run(new Dictionary<string, TensorValue> { ["b"] = b, ["a"] = a });

        Assert.Equal([6, 7, 8, 9], results["sum"].Floats.ToArray());
        Assert.Equal([4, 3, 2, 1], results["difference"].Floats.ToArray());
    }

    [Fact]
    public void CheckInputs_OneTooFewOrTooMany_NamesIt()
    {
        using Session session = Session.Open(TinyOnnx.SumAndDifference(), Cpu);

        session.CheckInputs("b", "a");

        Assert.Contains("no input \"c\"", Assert.Throws<TensorMismatchException>(() => session.CheckInputs("a", "b", "c")).Message, StringComparison.Ordinal);
        Assert.Contains("needs its input \"b\"", Assert.Throws<TensorMismatchException>(() => session.CheckInputs("a")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_UnknownOrMissingName_NamesWhatThereIs()
    {
        using Session session = Session.Open(TinyOnnx.SumAndDifference(), Cpu);
        using TensorValue a = TensorValue.Create(2, 2);

        TensorMismatchException unknown = Assert.Throws<TensorMismatchException>(
            () => session.Run(new Dictionary<string, TensorValue> { ["c"] = a }));
        TensorMismatchException missing = Assert.Throws<TensorMismatchException>(
            () => session.Run(new Dictionary<string, TensorValue> { ["a"] = a }));

        Assert.Equal("the test model has no input \"c\"; its inputs are \"a\", \"b\"", unknown.Message);
        Assert.Equal("the test model needs its input \"b\"; its inputs are \"a\", \"b\"", missing.Message);
    }

    [Fact]
    public void Run_DisposedTensorOrSession_IsObjectDisposed()
    {
        Session session = Session.Open(TinyOnnx.Identity(ElementType.Float32), Cpu);
        TensorValue gone = TensorValue.Create(4);
        gone.Dispose();
        using TensorValue x = TensorValue.Create(4);

        Assert.Throws<ObjectDisposedException>(() => session.Run(gone));
        session.Dispose();
        Assert.Throws<ObjectDisposedException>(() => session.Run(x));
    }
}

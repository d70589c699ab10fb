using Mien.Runtime.Tests.Models;

namespace Mien.Runtime.Tests.Sessions;

public sealed class SessionRunTests
{
    private static readonly SessionSettings Cpu = new() { Device = DeviceChoice.Cpu };

    [Fact]
    public void Open_MatMul_DeclaresNamesTypesAndShapes()
    {
        using Session session = Session.Open(TinyOnnx.MatMul(), Cpu);

        Assert.Equal(["x: float32 [N,2]"], session.Inputs.Select(spec => spec.ToString()));
        Assert.Equal(["y: float32 [N,3]"], session.Outputs.Select(spec => spec.ToString()));
        Assert.Equal([-1, 2], session.Inputs[0].Shape.ToArray());
        Assert.False(session.Inputs[0].IsStatic);
    }

    [Fact]
    public void Run_EngineMakesOutputs_GivesProduct()
    {
        using Session session = Session.Open(TinyOnnx.MatMul(), Cpu);
        using TensorValue x = TensorValue.From<float>([1, 10, 2, -1], 2, 2);

        using TensorValue y = session.Run(x)[0];

        Assert.Equal([2, 3], y.Shape.ToArray());
        Assert.Equal([41, 52, 63, -2, -1, 0], y.Floats.ToArray());
    }

    [Fact]
    public void Run_IntoGivenTensors_FillsThemInOrder()
    {
        using Session session = Session.Open(TinyOnnx.SumAndDifference(), Cpu);
        float[] differences = new float[4];
        using TensorValue a = TensorValue.From<float>([1, 2, 3, 4], 2, 2);
        using TensorValue b = TensorValue.Over<float>(new float[] { 10, 20, 30, 40 }, 2, 2);
        using TensorValue sum = TensorValue.Create(2, 2);
        using TensorValue difference = TensorValue.Over<float>(differences, 2, 2);

        session.Run([a, b], [sum, difference]);

        Assert.Equal([11, 22, 33, 44], sum.Floats.ToArray());
        Assert.Equal([-9, -18, -27, -36], differences);
    }

    [Fact]
    public void Run_IntoSpan_FillsIt()
    {
        using Session session = Session.Open(TinyOnnx.Identity(ElementType.Float32), Cpu);
        using TensorValue x = TensorValue.From<float>([1, 2, 3, 4], 4);
        float[] y = new float[4];

        session.Run(x, y);

        Assert.Equal([1, 2, 3, 4], y);
    }

    /// <summary>ONNX Runtime's C# library makes small arrays of handles at each run; no tensor may come on top of them.</summary>
    [Fact]
    public void Run_IntoGivenMemory_AllocatesHandlesOnly()
    {
        using Session session = Session.Open(TinyOnnx.SumAndDifference(), Cpu);
        using Session single = Session.Open(TinyOnnx.Identity(ElementType.Float32), Cpu);
        using TensorValue a = TensorValue.Create(2, 2), b = TensorValue.Create(2, 2), sum = TensorValue.Create(2, 2), difference = TensorValue.Create(2, 2);
        using TensorValue x = TensorValue.Create(4);
        float[] y = new float[4];
        using IoBinding binding = session.Bind();
        binding.BindInput("a", a);
        binding.BindInput("b", b);
        binding.BindOutput("sum", sum);
        binding.BindOutput("difference", difference);

        Assert.InRange(BytesOf(() => session.Run([a, b], [sum, difference])), 0, 700);
        Assert.InRange(BytesOf(() => single.Run(x, y)), 0, 900);
        Assert.InRange(BytesOf(() => binding.Run()), 0, 100);
    }

    [Fact]
    public void Run_HundredInputs_AllArrive()
    {
        const int count = 100; // more than fit on the stack
        string[] names = [.. Enumerable.Range(0, count).Select(i => $"x{i}")];
        using Session session = Session.Open(
            TinyOnnx.Model(TinyOnnx.Graph(
                [TinyOnnx.Node("Sum", names, ["y"])],
                [.. names.Select(name => TinyOnnx.Value(name, ElementType.Float32, 1))],
                [TinyOnnx.Value("y", ElementType.Float32, 1)])),
            Cpu);
        TensorValue[] inputs = [.. Enumerable.Range(0, count).Select(i => TensorValue.From<float>([i], 1))];

        using TensorValue y = session.Run(inputs)[0];

        Assert.Equal(count * (count - 1) / 2, y.Floats[0]);
        Array.ForEach(inputs, input => input.Dispose());
    }

    /// <returns>Managed memory that one call takes.</returns>
    private static double BytesOf(Action call)
    {
        const int runs = 100;
        call();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < runs; i++)
        {
            call();
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)runs;
    }
}

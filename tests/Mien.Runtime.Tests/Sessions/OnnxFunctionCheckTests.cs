using Mien.Runtime.Diagnostics;
using Mien.Runtime.Tests.Models;

namespace Mien.Runtime.Tests.Sessions;

public sealed class OnnxFunctionCheckTests
{
    private static readonly SessionSettings Cpu = new() { Device = DeviceChoice.Cpu };

    [Fact]
    public void Open_FunctionCalledAsItIs_Runs()
    {
        using Session session = Session.Open(Model([Call("F", "x")], Function("F", ["a"], TinyOnnx.Node("Neg", ["a"], ["b"]))), Cpu);
        using TensorValue x = TensorValue.From<float>([3], 1);
        using TensorValue y = session.Run(x)[0];

        Assert.Equal(-3, y.Floats[0]);
    }

    /// <summary>The engine would end the whole process.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Open_CallWithMoreInputsThanTheFunctionHas_IsInvalid(int inputs)
    {
        string[] names = [.. Enumerable.Range(0, inputs).Select(i => $"a{i}")];
        byte[] model = Model([Call("F", "x", "x")], Function("F", names, TinyOnnx.Node("RandomNormal", [], ["b"])));

        AssertInvalid(model, "is called with 2 inputs");
    }

    [Fact]
    public void Open_CallWithMoreOutputsThanTheFunctionHas_IsInvalid()
    {
        byte[] call = Proto.Join(TinyOnnx.Node("F", ["x"], ["y", "z"]), Proto.Text(7, "own"));

        AssertInvalid(Model([call], Function("F", ["a"], TinyOnnx.Node("Neg", ["a"], ["b"]))), "for 2 outputs");
    }

    /// <summary>Thirty functions, each of which calls the next one twice: a billion nodes in two thousand bytes.</summary>
    [Fact]
    public void Open_FunctionsThatCallEachOtherTwice_AreRefusedAtOnce()
    {
        byte[][] functions = [.. Enumerable.Range(0, 30).Select(i => Function(
            $"F{i}", ["a"], Proto.Join(TinyOnnx.Node($"F{i + 1}", ["a"], ["t"]), Proto.Text(7, "own")), Proto.Join(TinyOnnx.Node($"F{i + 1}", ["t"], ["b"]), Proto.Text(7, "own"))))];

        AssertInvalid(Model([Call("F0", "x")], [.. functions, Function("F30", ["a"], TinyOnnx.Node("Neg", ["a"], ["b"]))]), "are of more than");
    }

    [Fact]
    public void Open_FunctionThatCallsItself_IsRefused() =>
        AssertInvalid(Model([Call("F", "x")], Function("F", ["a"], Proto.Join(TinyOnnx.Node("F", ["a"], ["b"]), Proto.Text(7, "own")))), "nest too deeply");

    private static void AssertInvalid(byte[] model, string why)
    {
        ModelException fault = Assert.Throws<ModelException>(() => Session.Open(model, Cpu));

        Assert.Equal("MODEL_INVALID", fault.Code);
        Assert.Contains(why, fault.Message, StringComparison.Ordinal);
    }

    private static byte[] Call(string function, params string[] inputs) => Proto.Join(TinyOnnx.Node(function, inputs, ["y"]), Proto.Text(7, "own"));

    private static byte[] Function(string name, string[] inputs, params byte[][] nodes) => Proto.Join(
        [
            Proto.Text(1, name),
            .. inputs.Select(input => Proto.Text(4, input)),
            Proto.Text(5, "b"),
            .. nodes.Select(node => Proto.Bytes(7, node)),
            Proto.Message(9, Proto.Varint(2, 17)),
            Proto.Message(9, Proto.Text(1, "own"), Proto.Varint(2, 1)),
            Proto.Text(10, "own"),
        ]);

    private static byte[] Model(byte[][] nodes, params byte[][] functions) => Proto.Join(
        [
            Proto.Varint(1, 8),
            Proto.Bytes(7, TinyOnnx.Graph(nodes, [TinyOnnx.Value("x", ElementType.Float32, 1)], [TinyOnnx.Value("y", ElementType.Float32, 1)])),
            Proto.Message(8, Proto.Varint(2, 17)),
            Proto.Message(8, Proto.Text(1, "own"), Proto.Varint(2, 1)),
            .. functions.Select(function => Proto.Bytes(25, function)),
        ]);
}

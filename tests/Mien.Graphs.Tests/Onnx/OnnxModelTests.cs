using System.Collections.Immutable;
using Mien.Graphs.Onnx;

namespace Mien.Graphs.Tests.Onnx;

public sealed class OnnxModelTests
{
    [Fact]
    public void ToBytes_WriteReadWrite_IsByteEqual()
    {
        byte[] first = SampleGraph.Build().ToOnnx();

        byte[] second = OnnxModel.Read(first).ToBytes();

        Assert.Equal(first, second);
    }

    [Fact]
    public void ToBytes_EveryPartOfTheFormat_IsByteEqual()
    {
        byte[] first = FullModel().ToBytes();
        OnnxModel read = OnnxModel.Read(first);

        Assert.Equal(first, read.ToBytes());
        Assert.Equal("body", read.Graph.Nodes[0].Attributes.Single(attribute => attribute.Name == "g").Graph!.Name);
        Assert.Equal("alpha", read.Functions[0].Nodes[0].Attributes[0].ReferredName);
        Assert.Equal("weights.bin", read.Graph.Initializers[1].External[0].Value);
        Assert.Null(read.Graph.Inputs[1].Dimensions);
        Assert.Equal("batch", read.Graph.Inputs[0].Dimensions!.Value[0].Name);
    }

    [Fact]
    public void Read_ModelRoom_KeepsValues()
    {
        OnnxModel model = OnnxModel.Read(SampleGraph.Build().ToOnnx());

        OnnxNode conv = model.Graph.Nodes[0];
        Assert.Equal("Conv", conv.OpType);
        Assert.Equal([1L, 1L, 1L, 1L], conv.Attributes.Single(attribute => attribute.Name == "pads").Integers);
        Assert.Equal(MathF.Sin(5), model.Graph.Initializers.Single(tensor => tensor.Name == conv.Inputs[1]).ToFloats()[5]);
        Assert.Equal(18, model.Opsets.Single().Version);
        Assert.Equal(ElementType.Int64, model.Graph.Inputs[1].Type);
        Assert.Equal([1, 3, 8, 8], model.Graph.Outputs[1].Dimensions!.Value.Select(dimension => (int)dimension.Value!));
    }

    [Fact]
    public void Read_TypedDataFields_BecomeRawBytes()
    {
        // TensorProto { dims: 2, data_type: FLOAT16, int32_data packed: 0x3C00, 0xBC00, name: "h" } in GraphProto.initializer (5), in ModelProto.graph (7).
        byte[] tensor = [0x08, 2, 0x10, 10, 0x2A, 5, 0x80, 0x78, 0x80, 0xF8, 0x02, 0x42, 1, (byte)'h'];
        byte[] model = [0x3A, (byte)(tensor.Length + 2), 0x2A, (byte)tensor.Length, .. tensor];

        OnnxTensor read = OnnxModel.Read(model).Graph.Initializers.Single();

        Assert.Equal(new byte[] { 0x00, 0x3C, 0x00, 0xBC }, read.Data.ToArray());
    }

    [Fact]
    public void Read_DamagedBytes_ThrowsOnlyFormatException()
    {
        byte[] whole = FullModel().ToBytes();
        Random random = new(20260101);
        for (int round = 0; round < 3000; round++)
        {
            byte[] damaged = whole[..random.Next(whole.Length)];
            for (int i = 0; i < random.Next(4) && damaged.Length > 0; i++)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            Exception? exception = Record.Exception(() => OnnxModel.Read(damaged));

            Assert.True(exception is null or OnnxFormatException, $"round {round}: {exception}");
        }
    }

    [Fact]
    public void Read_NoGraph_Throws() => Assert.Throws<OnnxFormatException>(() => OnnxModel.Read([]));

    [Fact]
    public void Read_TensorWithMissingData_Throws()
    {
        byte[] tensor = [0x08, 3, 0x10, 1, 0x4A, 2, 0, 0];
        byte[] model = [0x3A, (byte)(tensor.Length + 2), 0x2A, (byte)tensor.Length, .. tensor];

        Assert.Contains("needs 12 bytes, holds 2", Assert.Throws<OnnxFormatException>(() => OnnxModel.Read(model)).Message, StringComparison.Ordinal);
    }

    private static OnnxModel FullModel()
    {
        OnnxGraph body = new() { Name = "body", Nodes = [], Initializers = [], Inputs = [], Outputs = [] };
        ImmutableArray<OnnxAttribute> attributes =
        [
            OnnxAttribute.Of("f", 0.25f),
            OnnxAttribute.Of("i", -3),
            OnnxAttribute.Of("s", "text ü"),
            OnnxAttribute.Of("t", OnnxTensor.Of("", ElementType.Bool, [2], new byte[] { 1, 0 })),
            OnnxAttribute.Of("is", [long.MinValue, 0, long.MaxValue]),
            new() { Name = "g", Type = OnnxAttributeType.Graph, Graph = body },
            new() { Name = "fs", Type = OnnxAttributeType.Floats, Floats = [1, 2.5f] },
            new() { Name = "ss", Type = OnnxAttributeType.Texts, Texts = [new byte[] { 65 }, default] },
        ];
        OnnxTensor external = new()
        {
            Name = "outside",
            Type = ElementType.Float32,
            Dimensions = [1000],
            Data = default,
            External = [new("location", "weights.bin"), new("offset", "4096")],
        };
        OnnxAttribute referred = new() { Name = "alpha", Type = OnnxAttributeType.Float, ReferredName = "alpha" };
        return new()
        {
            IrVersion = 9,
            Producer = "test",
            ProducerVersion = "1.0",
            Opsets = [new("", 18), new("mien.training", 1)],
            Metadata = [new("licence", "MIT")],
            Graph = new()
            {
                Name = "full",
                Nodes = [new() { OpType = "If", Name = "node", Domain = "d", Inputs = ["a", "", "c"], Outputs = ["y"], Attributes = attributes }],
                Initializers = [OnnxTensor.Of("w", ElementType.Float32, [], new byte[4]), external],
                Inputs =
                [
                    new("a", ElementType.Float32) { Dimensions = [new(null, "batch"), new(3), new(null)] },
                    new("c", ElementType.Int64),
                ],
                Outputs = [OnnxValueInfo.Of("y", ElementType.Float16, [2, 0])],
                Values = [OnnxValueInfo.Of("v", ElementType.Bool, [])],
            },
            Functions =
            [
                new()
                {
                    Name = "Twice",
                    Domain = "mien.training",
                    Inputs = ["x"],
                    Outputs = ["y"],
                    Attributes = ["alpha"],
                    Nodes = [new() { OpType = "LeakyRelu", Inputs = ["x"], Outputs = ["y"], Attributes = [referred] }],
                    Opsets = [new("", 18)],
                },
            ],
        };
    }
}

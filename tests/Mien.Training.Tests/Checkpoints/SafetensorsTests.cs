using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Mien.Graphs.Onnx;
using Mien.Training.Checkpoints;

namespace Mien.Training.Tests.Checkpoints;

public sealed class SafetensorsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string FilePath => _folder.File("x.safetensors");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_TensorsOfManyTypes_ReadBackEqual()
    {
        OnnxTensor[] tensors = [.. from type in (ElementType[])[ElementType.Float32, ElementType.Int64, ElementType.UInt8, ElementType.Float16, ElementType.Bool]
                                   from shape in (long[][])[[], [3], [2, 0, 4], [2, 3, 5, 1]]
                                   select Random($"net/{type}/{shape.Length}", type, shape)];

        Safetensors.Write(FilePath, tensors, new Dictionary<string, string> { ["format"] = "a \"text\" – with signs" });

        using SafetensorsFile file = Safetensors.Open(FilePath);
        Assert.Equal("a \"text\" – with signs", file.Metadata["format"]);
        Assert.Equal(tensors.Select(tensor => tensor.Name).Order(StringComparer.Ordinal), file.Tensors.Select(entry => entry.Name).Order(StringComparer.Ordinal));
        Assert.All(tensors, tensor =>
        {
            OnnxTensor read = file.Read(file.Find(tensor.Name)!);
            Assert.Equal((tensor.Type, string.Join(',', tensor.Dimensions)), (read.Type, string.Join(',', read.Dimensions)));
            Assert.Equal(tensor.Data.ToArray(), read.Data.ToArray());
        });
    }

    [Fact]
    public void Write_TwoTensors_GivesTheFormatsBytes()
    {
        Safetensors.Write(FilePath, [Floats("b", 1, 2), OnnxTensor.Of("a", ElementType.UInt8, [1], new byte[] { 7 })]);

        // Written by hand from the format's description; each tensor begins at a multiple of its element's size.
        string header = """{"b":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"a":{"dtype":"U8","shape":[1],"data_offsets":[8,9]}}""";
        header = header.PadRight((header.Length + 7) / 8 * 8);
        byte[] expected = [.. BitConverter.GetBytes((long)header.Length), .. Encoding.UTF8.GetBytes(header), .. BitConverter.GetBytes(1f), .. BitConverter.GetBytes(2f), 7];
        Assert.Equal(expected, File.ReadAllBytes(FilePath));
    }

    [Fact]
    public void Read_PartOfATensor_GivesThoseBytes()
    {
        OnnxTensor tensor = Random("x", ElementType.UInt8, [100, 7]);
        Safetensors.Write(FilePath, [tensor, Random("y", ElementType.Int64, [3])]);

        using SafetensorsFile file = Safetensors.Open(FilePath);
        byte[] part = new byte[14];
        file.Read(file.Find("x")!, 21, part);

        Assert.Equal(tensor.Data.Slice(21, 14).ToArray(), part);
        Assert.Throws<ArgumentOutOfRangeException>(() => file.Read(file.Find("x")!, 690, part));
    }

    [Fact]
    public void Open_FileCutShortAnywhere_IsDamaged()
    {
        Safetensors.Write(FilePath, [Floats("a", 1, 2, 3), Floats("b", 4)]);
        byte[] whole = File.ReadAllBytes(FilePath);

        for (int length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(FilePath, whole[..length]);
            Assert.Equal("SAFETENSORS_DAMAGED", Assert.Throws<SafetensorsException>(() => Safetensors.Open(FilePath)).Code);
        }

        File.WriteAllBytes(FilePath, [.. whole, 0]);
        Assert.Equal("SAFETENSORS_DAMAGED", Assert.Throws<SafetensorsException>(() => Safetensors.Open(FilePath)).Code);
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", 4)] // too few bytes for its shape
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8)] // a gap in front
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 4)] // two in one place
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8)] // one name twice
    [InlineData("""{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,-4]}}""", 0)]
    [InlineData("""{"a":{"dtype":"F32","shape":[9223372036854775807,9],"data_offsets":[0,4]}}""", 4)] // more than a number holds
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0]}}""", 4)]
    [InlineData("""{"a":{"dtype":"F32","shape":[1]}}""", 4)]
    [InlineData("""{"a":4}""", 4)]
    [InlineData("""["a"]""", 4)]
    [InlineData("""{"a":""", 4)]
    public void Open_HeaderThatDoesNotFit_IsDamaged(string header, int dataBytes)
    {
        File.WriteAllBytes(FilePath, [.. BitConverter.GetBytes((long)header.Length), .. Encoding.UTF8.GetBytes(header), .. new byte[dataBytes]]);

        Assert.Equal("SAFETENSORS_DAMAGED", Assert.Throws<SafetensorsException>(() => Safetensors.Open(FilePath)).Code);
    }

    [Fact]
    public void Open_HeaderSaidToBeHuge_TakesNoMemory()
    {
        byte[] file = new byte[64];
        BinaryPrimitives.WriteInt64LittleEndian(file, long.MaxValue);
        File.WriteAllBytes(FilePath, file);

        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<SafetensorsException>(() => Safetensors.Open(FilePath));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void Open_UnknownTypeOrNoFile_SaysSo()
    {
        string header = """{"a":{"dtype":"F8_E4M3","shape":[1],"data_offsets":[0,1]}}""";
        File.WriteAllBytes(FilePath, [.. BitConverter.GetBytes((long)header.Length), .. Encoding.UTF8.GetBytes(header), 0]);

        Assert.Equal("SAFETENSORS_UNSUPPORTED", Assert.Throws<SafetensorsException>(() => Safetensors.Open(FilePath)).Code);
        Assert.Equal("SAFETENSORS_UNREADABLE", Assert.Throws<SafetensorsException>(() => Safetensors.Open(_folder.File("none"))).Code);
    }

    [Fact]
    public void Write_SourceThatBreaksOff_LeavesTheOldFile()
    {
        Safetensors.Write(FilePath, [Floats("a", 1)]);
        byte[] before = File.ReadAllBytes(FilePath);

        Assert.Throws<ArgumentException>(() => Safetensors.Write(FilePath, [new TensorSource("b", ElementType.Float32, [2], stream => stream.Write(new byte[4]))]));
        Assert.Throws<InvalidOperationException>(() => Safetensors.Write(FilePath, [new TensorSource("b", ElementType.Float32, [2], _ => throw new InvalidOperationException())]));
        Assert.Throws<ArgumentException>(() => Safetensors.Write(FilePath, [Floats("c", 1), Floats("c", 2)]));

        Assert.Equal(before, File.ReadAllBytes(FilePath));
        Assert.Equal([FilePath], Directory.GetFiles(_folder.Path));
    }

    private static OnnxTensor Floats(string name, params float[] values) =>
        OnnxTensor.Of(name, ElementType.Float32, [values.Length], MemoryMarshal.AsBytes(values.AsSpan()).ToArray());

    private static OnnxTensor Random(string name, ElementType type, long[] shape)
    {
        byte[] bytes = new byte[shape.Aggregate((long)SafetensorsTypes.Size(type), (product, size) => product * size)];
        new Random(bytes.Length).NextBytes(bytes);
        return OnnxTensor.Of(name, type, shape, bytes);
    }
}

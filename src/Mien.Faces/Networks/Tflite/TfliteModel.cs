namespace Mien.Faces.Networks.Tflite;

/// <summary>A network as TensorFlow Lite stores it (schema.fbs, version 3): one subgraph.</summary>
internal sealed class TfliteModel
{
    private TfliteModel(TfliteTensor[] tensors, TfliteOperator[] operators, int[] inputs, int[] outputs)
    {
        Tensors = tensors;
        Operators = operators;
        Inputs = inputs;
        Outputs = outputs;
    }

    public IReadOnlyList<TfliteTensor> Tensors { get; }

    public IReadOnlyList<TfliteOperator> Operators { get; }

    /// <summary>Tensor numbers, in the order callers know.</summary>
    public IReadOnlyList<int> Inputs { get; }

    /// <inheritdoc cref="Inputs"/>
    public IReadOnlyList<int> Outputs { get; }

    /// <param name="file">The whole .tflite file; constants stay views of it.</param>
    /// <exception cref="InvalidDataException">The bytes are no such file.</exception>
    public static TfliteModel Read(ReadOnlyMemory<byte> file)
    {
        if (file.Length < 8 || !file.Span[4..8].SequenceEqual("TFL3"u8))
        {
            throw new InvalidDataException("the bytes do not begin as a TensorFlow Lite file");
        }

        FlatTable model = FlatTable.Root(file);
        FlatTable[] subgraphs = model.Tables(ModelField.Subgraphs);
        if (subgraphs.Length != 1)
        {
            throw new InvalidDataException($"{subgraphs.Length} subgraphs, expected one");
        }

        ReadOnlyMemory<byte>[] buffers = Array.ConvertAll(model.Tables(ModelField.Buffers), buffer => buffer.Bytes(0));
        (TfliteOperatorCode, string)[] codes = Array.ConvertAll(model.Tables(ModelField.OperatorCodes), ReadCode);
        TfliteTensor[] tensors = Array.ConvertAll(subgraphs[0].Tables(SubgraphField.Tensors), table =>
            ReadTensor(table, buffers));
        TfliteOperator[] operators = Array.ConvertAll(subgraphs[0].Tables(SubgraphField.Operators), table =>
            ReadOperator(table, codes));
        int[] inputs = subgraphs[0].Integers(SubgraphField.Inputs);
        int[] outputs = subgraphs[0].Integers(SubgraphField.Outputs);
        int[] used = [.. inputs, .. outputs, .. operators.SelectMany(op => op.Inputs), .. operators.SelectMany(op => op.Outputs)];
        return used.All(number => number >= 0 && number < tensors.Length)
            ? new(tensors, operators, inputs, outputs)
            : throw new InvalidDataException($"a tensor number is not below {tensors.Length}");
    }

    private static (TfliteOperatorCode Code, string CustomName) ReadCode(FlatTable table) =>
        ((TfliteOperatorCode)Math.Max(table.Byte(0), table.Integer(3)), table.Text(1));

    private static TfliteTensor ReadTensor(FlatTable table, ReadOnlyMemory<byte>[] buffers) => new(
        table.Text(3), table.Integers(0), (TfliteElementType)table.Byte(1), At(buffers, table.Integer(2), "buffer"));

    private static TfliteOperator ReadOperator(FlatTable table, (TfliteOperatorCode, string)[] codes)
    {
        (TfliteOperatorCode code, string customName) = At(codes, table.Integer(0), "operator code");
        return new(code, customName, table.Integers(1), table.Integers(2), table.Table(4), table.Bytes(5));
    }

    private static T At<T>(T[] items, int index, string what) =>
        (uint)index < (uint)items.Length ? items[index] : throw new InvalidDataException($"{what} {index} of {items.Length}");

    private static class ModelField
    {
        public const int OperatorCodes = 1, Subgraphs = 2, Buffers = 4;
    }

    private static class SubgraphField
    {
        public const int Tensors = 0, Inputs = 1, Outputs = 2, Operators = 3;
    }
}

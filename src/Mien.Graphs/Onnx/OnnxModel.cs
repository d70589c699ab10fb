using System.Collections.Immutable;

namespace Mien.Graphs.Onnx;

/// <summary>An .onnx file. What Mien has no use for (documentation, sparse tensors, quantisation notes) is dropped when read;
/// what a model read here writes, reads back equal, byte for byte.</summary>
public sealed record OnnxModel
{
    /// <summary>Version of the file format.</summary>
    public required long IrVersion { get; init; }

    /// <summary>What messages call the model; no part of the file.</summary>
    public string Source { get; init; } = "the model";

    public string Producer { get; init; } = "";

    public string ProducerVersion { get; init; } = "";

    public required ImmutableArray<OnnxOpset> Opsets { get; init; }

    public required OnnxGraph Graph { get; init; }

    public ImmutableArray<OnnxFunction> Functions { get; init; } = [];

    public ImmutableArray<OnnxEntry> Metadata { get; init; } = [];

    /// <param name="onnx">The file's bytes; weights stay views of them, so they must not change.</param>
    /// <param name="name">What messages call the file: its path.</param>
    /// <exception cref="OnnxFormatException">The bytes are no ONNX model.</exception>
    public static OnnxModel Read(byte[] onnx, string? name = null) => ForeignBytes.Read(
        () => Read(new ProtobufReader(onnx)) with { Source = name ?? $"a model of {onnx.Length} bytes" },
        fault => OnnxFormatException.Damaged(name ?? $"a file of {onnx.Length} bytes", fault));

    public byte[] ToBytes() => ProtobufWriter.ToBytes(Write);

    private static OnnxModel Read(ProtobufReader reader)
    {
        long irVersion = 0;
        string producer = "";
        string producerVersion = "";
        OnnxGraph? graph = null;
        List<OnnxOpset> opsets = [];
        List<OnnxFunction> functions = [];
        List<OnnxEntry> metadata = [];
        while (reader.Next() is int field and not 0)
        {
            switch (field)
            {
                case Field.Model.IrVersion: irVersion = reader.Integer(); break;
                case Field.Model.ProducerName: producer = reader.Text(); break;
                case Field.Model.ProducerVersion: producerVersion = reader.Text(); break;
                case Field.Model.Graph: graph = OnnxGraph.Read(reader.Message()); break;
                case Field.Model.OpsetImport: opsets.Add(OnnxOpset.Read(reader.Message())); break;
                case Field.Model.Functions: functions.Add(OnnxFunction.Read(reader.Message())); break;
                case Field.Model.MetadataProps: metadata.Add(OnnxEntry.Read(reader.Message())); break;
                default: reader.Skip(); break;
            }
        }

        return new()
        {
            IrVersion = irVersion,
            Producer = producer,
            ProducerVersion = producerVersion,
            Graph = graph ?? throw OnnxFormatException.NoGraph(),
            Opsets = [.. opsets],
            Functions = [.. functions],
            Metadata = [.. metadata],
        };
    }

    private void Write(ProtobufWriter writer)
    {
        writer.Integer(Field.Model.IrVersion, IrVersion);
        writer.TextUnlessEmpty(Field.Model.ProducerName, Producer);
        writer.TextUnlessEmpty(Field.Model.ProducerVersion, ProducerVersion);
        writer.Message(Field.Model.Graph, Graph.Write);
        foreach (OnnxOpset opset in Opsets)
        {
            writer.Message(Field.Model.OpsetImport, opset.Write);
        }

        foreach (OnnxEntry entry in Metadata)
        {
            writer.Message(Field.Model.MetadataProps, entry.Write);
        }

        foreach (OnnxFunction function in Functions)
        {
            writer.Message(Field.Model.Functions, function.Write);
        }
    }
}

namespace Mien.Graphs.Onnx;

/// <summary>A set of operators and its version.</summary>
/// <param name="Domain">Empty for the standard operators.</param>
public sealed record OnnxOpset(string Domain, long Version)
{
    internal static OnnxOpset Read(ProtobufReader reader)
    {
        OnnxOpset opset = new("", 0);
        while (reader.Next() is int field and not 0)
        {
            switch (field)
            {
                case Field.Opset.Domain: opset = opset with { Domain = reader.Text() }; break;
                case Field.Opset.Version: opset = opset with { Version = reader.Integer() }; break;
                default: reader.Skip(); break;
            }
        }

        return opset;
    }

    internal void Write(ProtobufWriter writer)
    {
        writer.TextUnlessEmpty(Field.Opset.Domain, Domain);
        writer.Integer(Field.Opset.Version, Version);
    }
}

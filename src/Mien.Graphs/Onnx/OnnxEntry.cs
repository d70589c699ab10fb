namespace Mien.Graphs.Onnx;

/// <summary>A named text of a model's metadata, or a part of where a tensor's external data lie.</summary>
public sealed record OnnxEntry(string Key, string Value)
{
    internal static OnnxEntry Read(ProtobufReader reader)
    {
        OnnxEntry entry = new("", "");
        while (reader.Next() is int field and not 0)
        {
            switch (field)
            {
                case Field.Entry.Key: entry = entry with { Key = reader.Text() }; break;
                case Field.Entry.Value: entry = entry with { Value = reader.Text() }; break;
                default: reader.Skip(); break;
            }
        }

        return entry;
    }

    internal void Write(ProtobufWriter writer)
    {
        writer.Text(Field.Entry.Key, Key);
        writer.Text(Field.Entry.Value, Value);
    }
}

namespace Mien.Hostile.Tests.Mutations;

/// <summary>Damage inside a protobuf message, at any depth, with the lengths around it put right: huge and negative numbers, fields twice, many times
/// or missing, of another type, messages in messages.</summary>
internal static class ProtobufMutations
{
    private const int Varint = 0, Eight = 1, Bytes = 2, Four = 5;

    private readonly record struct Field(int Number, int Wire, byte[] Payload)
    {
        public byte[] ToBytes() =>
            [.. Number64((ulong)((Number << 3) | Wire)), .. Wire == Bytes ? Number64((ulong)Payload.Length) : [], .. Payload];
    }

    public static byte[] Mutate(byte[] seed, Random random) =>
        random.Next(5) == 0 ? ByteMutations.Mutate(seed, random) : Inside(seed, random, depth: 0) ?? ByteMutations.Mutate(seed, random);

    private static byte[]? Inside(byte[] message, Random random, int depth)
    {
        if (Parse(message) is not { Count: > 0 } fields)
        {
            return null;
        }

        // By kind first: of a hundred nodes and one graph's name each is as likely.
        int[] numbers = [.. fields.Select(field => field.Number).Distinct()];
        int number = numbers[random.Next(numbers.Length)];
        int[] places = [.. Enumerable.Range(0, fields.Count).Where(i => fields[i].Number == number)];
        int at = places[random.Next(places.Length)];
        Field field = fields[at];
        if (field.Wire == Bytes && depth < 12 && random.Next(5) > 0 && Inside(field.Payload, random, depth + 1) is { } inner)
        {
            fields[at] = field with { Payload = inner };
        }
        else
        {
            Damage(fields, at, random);
        }

        return [.. fields.SelectMany(one => one.ToBytes())];
    }

    private static void Damage(List<Field> fields, int at, Random random)
    {
        Field field = fields[at];
        switch (random.Next(6))
        {
            case 0: fields.RemoveAt(at); break;
            case 1: fields.InsertRange(at, Enumerable.Repeat(field, random.Next(2) == 0 ? 1 : 200)); break;
            case 2: fields[at] = field with { Number = 1 + random.Next(30) }; break;
            case 3: fields[at] = field.Wire == Bytes ? field with { Payload = Nested(field, 1 + random.Next(300)) } : field with { Payload = Extreme(field.Wire, random) }; break;
            case 4: fields[at] = new(field.Number, Varint, Number64((ulong)ByteMutations.Extreme(random))); break;
            default: fields[at] = field with { Payload = field.Wire == Bytes ? ByteMutations.Mutate(field.Payload, random) : Extreme(field.Wire, random) }; break;
        }
    }

    private static byte[] Nested(Field field, int depth)
    {
        byte[] payload = field.Payload.Length > 1000 ? [] : field.Payload;
        for (int i = 0; i < depth; i++)
        {
            payload = (field with { Payload = payload }).ToBytes();
        }

        return payload;
    }

    private static byte[] Extreme(int wire, Random random) => wire switch
    {
        Varint => Number64((ulong)ByteMutations.Extreme(random)),
        Eight => BitConverter.GetBytes(ByteMutations.Extreme(random)),
        _ => BitConverter.GetBytes((int)ByteMutations.Extreme(random)),
    };

    /// <returns>Null when the bytes are no whole message.</returns>
    private static List<Field>? Parse(byte[] message)
    {
        List<Field> fields = [];
        int at = 0;
        while (at < message.Length)
        {
            if (ReadNumber(message, ref at) is not { } tag || tag >> 3 is 0 or > 100)
            {
                return null;
            }

            int start = at;
            int wire = (int)(tag & 7);
            long length = wire switch
            {
                Varint => ReadNumber(message, ref at) is null ? -1 : at - start,
                Eight => 8,
                Four => 4,
                Bytes => ReadNumber(message, ref at) is { } told and < int.MaxValue ? (long)told : -1,
                _ => -1,
            };
            start = wire == Bytes ? at : start;
            if (length < 0 || start + length > message.Length)
            {
                return null;
            }

            at = (int)(start + length);
            fields.Add(new((int)(tag >> 3), wire, message[start..at]));
        }

        return fields;
    }

    private static ulong? ReadNumber(byte[] message, ref int at)
    {
        ulong value = 0;
        for (int shift = 0; at < message.Length && shift < 64; shift += 7)
        {
            byte next = message[at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        return null;
    }

    private static byte[] Number64(ulong value)
    {
        List<byte> bytes = [];
        for (; value >= 0x80; value >>= 7)
        {
            bytes.Add((byte)(value | 0x80));
        }

        return [.. bytes, (byte)value];
    }
}

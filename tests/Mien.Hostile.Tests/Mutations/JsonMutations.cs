using System.Text;
using System.Text.Json.Nodes;

namespace Mien.Hostile.Tests.Mutations;

/// <summary>Damage that leaves JSON what it is, but says something else in one place: a key twice or missing, null, another type, a number
/// beyond all limits, half a letter, a hundred thousand brackets.</summary>
internal sealed class JsonMutations
{
    private static readonly string[] s_values =
    [
        "null", "true", "-1", "0", "1e999", "-1e308", "2147483648", "99999999999999999999999", "0.1", "\"\"", "\"x\"", "\"\\ud800\"", "\"\\u0000\"", "[]", "{}", "[null]", "{\"a\":null}",
        new string('[', 100_000), new string('[', 60) + new string(']', 60), $"\"{new string('9', 10_000)}\"",
    ];

    private readonly Random _random;
    private readonly StringBuilder _text = new();
    private readonly int _target;
    private int _place;

    private JsonMutations(Random random, int target) => (_random, _target) = (random, target);

    public static byte[] Mutate(byte[] seed, Random random)
    {
        if (random.Next(5) == 0)
        {
            return ByteMutations.Mutate(seed, random);
        }

        JsonNode root = JsonNode.Parse(seed)!;
        JsonMutations writer = new(random, random.Next(Places(root)));
        writer.Write(root);
        return Encoding.UTF8.GetBytes(writer._text.ToString());
    }

    private static int Places(JsonNode? node) => 1 + (node switch
    {
        JsonObject members => members.Sum(member => Places(member.Value)),
        JsonArray items => items.Take(20).Sum(Places),
        _ => 0,
    });

    private void Write(JsonNode? node)
    {
        if (_place++ == _target)
        {
            _text.Append(s_values[_random.Next(s_values.Length)]);
            return;
        }

        switch (node)
        {
            case JsonObject members:
                _text.Append('{');
                WriteMembers(members);
                _text.Append('}');
                break;
            case JsonArray items:
                _text.Append('[');
                for (int i = 0; i < items.Count; i++)
                {
                    _text.Append(i > 0 ? "," : "");
                    Write(items[i]);
                }

                _text.Append(']');
                break;
            default:
                _text.Append(node?.ToJsonString() ?? "null");
                break;
        }
    }

    private void WriteMembers(JsonObject members)
    {
        bool isFirst = true;
        foreach ((string key, JsonNode? value) in members)
        {
            bool isTarget = _place == _target;
            int way = isTarget ? _random.Next(4) : -1;
            if (way == 0)
            {
                _place += Places(value); // left out
                continue;
            }

            _text.Append(isFirst ? "" : ",");
            isFirst = false;
            string name = way == 1 ? key + "x" : key;
            if (way == 2)
            {
                _text.Append($"{JsonValue.Create(key)!.ToJsonString()}:{value?.ToJsonString() ?? "null"},");
                _place++;
            }

            _text.Append($"{JsonValue.Create(name)!.ToJsonString()}:");
            Write(value);
        }
    }
}

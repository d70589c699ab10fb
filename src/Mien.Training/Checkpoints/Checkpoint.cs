using System.Globalization;
using System.Security.Cryptography;
using Mien.Graphs.Onnx;

namespace Mien.Training.Checkpoints;

/// <summary>Everything a training needs to go on bit for bit, as one .safetensors file: the states of its step by name, and the metadata
/// "format", "step", "graph", "configuration" and "commit".</summary>
/// <remarks>Random numbers and the order of items follow from the seed and the number of the step, so they need no state.</remarks>
public sealed record Checkpoint
{
    public const string Format = "mien-checkpoint/1";

    /// <summary>Behind the name of a moving average's parameter: see <see cref="Graphs.TrainingStep.Average"/>.</summary>
    private const string AverageSuffix = ":average";

    /// <summary>How many steps are done.</summary>
    public required long Step { get; init; }

    /// <summary>Of the step's file: <see cref="HashOf"/>.</summary>
    public required string GraphHash { get; init; }

    /// <summary>The run's description, JSON.</summary>
    public required string Configuration { get; init; }

    /// <summary>The program's version and commit.</summary>
    public required string Commit { get; init; }

    public required IReadOnlyList<OnnxTensor> States { get; init; }

    /// <summary>SHA-256 of a step's .onnx bytes, hexadecimal.</summary>
    public static string HashOf(ReadOnlySpan<byte> onnx) => Convert.ToHexStringLower(SHA256.HashData(onnx));

    /// <exception cref="SafetensorsException">The file is missing or damaged.</exception>
    /// <exception cref="CheckpointException">It is whole, but no checkpoint.</exception>
    public static Checkpoint Load(string path)
    {
        using SafetensorsFile file = Safetensors.Open(path);
        string Text(string key) => file.Metadata.GetValueOrDefault(key) ?? throw CheckpointException.NoCheckpoint(path, $"its metadata have no \"{key}\"");
        if (Text("format") is not Format and string other)
        {
            throw CheckpointException.NoCheckpoint(path, $"its format is \"{other}\", expected \"{Format}\"");
        }

        return new()
        {
            Step = long.TryParse(Text("step"), NumberStyles.None, CultureInfo.InvariantCulture, out long step)
                ? step
                : throw CheckpointException.NoCheckpoint(path, $"its step is \"{Text("step")}\""),
            GraphHash = Text("graph"),
            Configuration = Text("configuration"),
            Commit = Text("commit"),
            States = [.. file.Tensors.Select(file.Read)],
        };
    }

    /// <summary>Writes the file whole or not at all; one that stood there is replaced.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path) => Safetensors.Write(path, States, new Dictionary<string, string>
    {
        ["format"] = Format,
        ["step"] = Step.ToString(CultureInfo.InvariantCulture),
        ["graph"] = GraphHash,
        ["configuration"] = Configuration,
        ["commit"] = Commit,
    });

    /// <summary>The values that a finished network takes: of each parameter its moving average where there is one, else itself, by the
    /// parameter's name; without moments and counters.</summary>
    public static IReadOnlyDictionary<string, OnnxTensor> Weights(IEnumerable<OnnxTensor> states)
    {
        Dictionary<string, OnnxTensor> byName = states.ToDictionary(state => state.Name);
        return byName.Keys
            .Where(name => name.Contains('/', StringComparison.Ordinal) && !name.Contains(':', StringComparison.Ordinal))
            .ToDictionary(name => name, name => byName.GetValueOrDefault(name + AverageSuffix, byName[name]) with { Name = name });
    }
}

namespace Mien.Training.Loops;

/// <summary>What a finished network is, what it was made from and how well it does: the file card.json.</summary>
public sealed record ModelCard
{
    public string Format { get; init; } = "mien-card/1";

    public required string Recipe { get; init; }

    public required NetworkDescription Network { get; init; }

    /// <summary>Of model.onnx.</summary>
    public required string Sha256 { get; init; }

    public required long Parameters { get; init; }

    /// <summary>Multiply-adds of one run.</summary>
    public required long Macs { get; init; }

    /// <summary>Such as "[1,3,64,64]", by name.</summary>
    public required IReadOnlyDictionary<string, string> Inputs { get; init; }

    public required IReadOnlyDictionary<string, string> Outputs { get; init; }

    /// <summary>Texts about the items, from their file.</summary>
    public required IReadOnlyDictionary<string, string> TrainedOn { get; init; }

    public required IReadOnlyDictionary<string, string> Choices { get; init; }

    public required long Steps { get; init; }

    /// <summary>Time in steps, over all sittings.</summary>
    public required double Seconds { get; init; }

    /// <summary>Such as "cpu".</summary>
    public required string Device { get; init; }

    /// <summary>On what is held out, before the first step.</summary>
    public required IReadOnlyDictionary<string, double> HeldOutBefore { get; init; }

    /// <summary>The same at the end.</summary>
    public required IReadOnlyDictionary<string, double> HeldOutAfter { get; init; }

    /// <summary>Program and commit.</summary>
    public required string MadeWith { get; init; }

    /// <summary>Where the card of a network lies: in its folder.</summary>
    /// <param name="model">The network's file.</param>
    public static string PathBeside(string model) => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(model))!, "card.json");

    /// <exception cref="RunException">The file is no card.</exception>
    public static ModelCard Read(string path) => RunJson.Read(
        path, RunJson.Default.ModelCard, card => [card.TrainedOn, card.Choices, card.Inputs, card.Outputs]);
}

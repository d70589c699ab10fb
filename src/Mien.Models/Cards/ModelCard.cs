using System.Text.Json;

namespace Mien.Models.Cards;

/// <summary>What a finished network is, what it was made from and how well it does: the file card.json.</summary>
public sealed record ModelCard
{
    /// <summary>What every training calls its finished network.</summary>
    public const string NetworkFileName = "model.onnx";

    private static readonly CardJson s_json = new(CheckedJson.Relaxed(CardJson.Default));

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

    /// <exception cref="CardException">The file is no card.</exception>
    public static ModelCard Read(string path) => CheckedJson.Read(
        path, CardJson.Default.ModelCard, card => [card.TrainedOn, card.Choices, card.Inputs, card.Outputs], fault => CardException.Unreadable(path, fault));

    /// <summary>The bytes of its file.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, s_json.ModelCard);
}

using Mien.Models.Cards;
using Mien.Models.Contracts;

namespace Mien.Models.Catalogue;

/// <summary>Networks that come with Mien: models/NAME/model.onnx beside the program, each with its card.</summary>
public static class ShippedModels
{
    private static readonly string[] s_noBetter = ["live-512-base", "live-512-mini"];

    /// <summary>All of them, in alphabetical order; empty when none were built in.</summary>
    public static IReadOnlyList<string> Names { get; } = Directory.Exists(Folder)
        ? [.. Directory.GetDirectories(Folder).Select(folder => Path.GetFileName(folder)).Where(name => Find(name) is not null).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>Those that a swapper is named after; the others perceive, or make a source whole.</summary>
    public static IReadOnlyList<string> Swappers { get; } = [.. Names.Where(name => ModelCard.Read(CardPath(name)).Recipe == HarmoniserContract.Recipe)];

    /// <summary>Those that are taken where none is named; the others were judged no better than a smaller one (docs/harmoniser.md), and are taken when they are named.</summary>
    public static IReadOnlyList<string> Worthwhile { get; } = [.. Swappers.Except(s_noBetter)];

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "models");

    /// <returns>The network's path; null when there is none of this name.</returns>
    public static string? Find(string name)
    {
        string path = Path.Combine(Folder, name, ModelCard.NetworkFileName);
        return File.Exists(path) ? path : null;
    }

    /// <summary>Where a network is that a person named: one of <see cref="Names"/>, or else a path of their own.</summary>
    public static string PathOf(string name) => Find(name) ?? name;

    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <returns>Multiply-adds of one run.</returns>
    public static long MacsOf(string name) => ModelCard.Read(CardPath(name)).Macs;

    /// <param name="name">One of <see cref="Names"/>.</param>
    public static string CardPath(string name) => ModelCard.PathBeside(Path.Combine(Folder, name, ModelCard.NetworkFileName));
}

using Mien.Runtime;
using Mien.Training.Loops;
using Mien.Training.Networks;

namespace Mien.Cli.Models;

/// <summary>Networks that come with Mien: models/NAME/model.onnx beside the program, each with its card.</summary>
internal static class ShippedModels
{
    private static readonly string[] s_noBetter = ["live-512-base", "live-512-mini"];

    /// <summary>All of them, in alphabetical order; empty when none were built in.</summary>
    public static IReadOnlyList<string> Names { get; } = Directory.Exists(Folder)
        ? [.. Directory.GetDirectories(Folder).Select(folder => Path.GetFileName(folder)).Where(name => Find(name) is not null).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>Those that a swapper is named after; the others perceive, or make a source whole.</summary>
    public static IReadOnlyList<string> Swappers { get; } = [.. Names.Where(name => ModelCard.Read(CardPath(name)).Recipe == LiveNetwork.Name)];

    /// <summary>Those that <see cref="Swaps.SwapperChoice"/> takes by itself; the others were judged no better than a smaller one (docs/harmoniser.md), and are taken when they are named.</summary>
    public static IReadOnlyList<string> Worthwhile { get; } = [.. Swappers.Except(s_noBetter)];

    /// <summary>When a person should name it, in words.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    public static string Choice(string name) => !Swappers.Contains(name) ? "not at all; commands use it by themselves"
        : !Worthwhile.Contains(name) ? "hardly: it was judged no better than a smaller one"
        : "for photos and films; --swapper auto takes it";

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "models");

    /// <returns>The network's path; null when there is none of this name.</returns>
    public static string? Find(string name)
    {
        string path = Path.Combine(Folder, name, RunFolder.ModelFileName);
        return File.Exists(path) ? path : null;
    }

    /// <summary>Where a network is that a person named: one of <see cref="Names"/>, or else a path of their own.</summary>
    public static string PathOf(string name) => Find(name) ?? name;

    /// <summary>The file's bytes.</summary>
    /// <param name="name">One of <see cref="Names"/>, or a path.</param>
    /// <exception cref="MienException">There is no such network.</exception>
    public static byte[] Read(string name)
    {
        string path = PathOf(name);
        return File.Exists(path) ? File.ReadAllBytes(path)
            : NearestName.Of(name, Names) is string near
                ? throw WrongUsage.Because($"there is no network {name}", $"did you mean {near}? `mien models list` names those that come with Mien")
                : throw ModelException.NotFound(path);
    }

    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <returns>Multiply-adds of one run.</returns>
    public static long MacsOf(string name) => ModelCard.Read(CardPath(name)).Macs;

    /// <param name="name">One of <see cref="Names"/>.</param>
    public static string CardPath(string name) => ModelCard.PathBeside(Path.Combine(Folder, name, RunFolder.ModelFileName));
}

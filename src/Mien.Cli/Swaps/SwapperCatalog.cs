using Mien.Faces.Mesh;
using Mien.Swapping;
using Mien.Swapping.Meshes;

namespace Mien.Cli.Swaps;

/// <summary>The swappers that a person can name.</summary>
internal static class SwapperCatalog
{
    /// <summary>The usual one first.</summary>
    public static IReadOnlyList<string> Names { get; } = ["mesh"];

    public static ISwapper Create(string name) => name switch
    {
        "mesh" => new MeshSwapper(CanonicalFace.Load()),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "Not a swapper."),
    };
}

using Mien.Faces.Mesh;
using Mien.Swapping;
using Mien.Swapping.Meshes;

namespace Mien.Cli.Swaps;

/// <summary>The swappers that a person can name.</summary>
internal static class SwapperCatalog
{
    /// <summary>The usual one first.</summary>
    public static IReadOnlyList<string> Names { get; } = ["mesh"];

    /// <param name="workers">Threads that share the work of one swap; 0 takes what the machine has.</param>
    public static ISwapper Create(string name, int workers = 0) => name switch
    {
        "mesh" => new MeshSwapper(CanonicalFace.Load(), workers),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "Not a swapper."),
    };
}

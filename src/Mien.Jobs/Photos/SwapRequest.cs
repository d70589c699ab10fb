using Mien.Imaging.Files;
using Mien.Jobs.Cast;
using Mien.Swapping;

namespace Mien.Jobs.Photos;

/// <summary>Everything that decides the result of a photo swap.</summary>
public sealed record SwapRequest
{
    /// <summary>At least one; a face goes to the first that chooses it.</summary>
    public required IReadOnlyList<SwapAssignment> Assignments { get; init; }

    /// <summary>A photo; for <see cref="Folders.FolderSwapJob"/> a folder.</summary>
    public required string TargetPath { get; init; }

    /// <summary>A picture file; for a folder of targets the folder that results go to, under the targets' names.</summary>
    public required string OutputPath { get; init; }

    public SwapSettings Settings { get; init; } = new();

    /// <summary>Without Overwrite an existing result of a single photo is an error, and of a folder it is left as finished.</summary>
    public SaveOptions Save { get; init; } = SaveOptions.Default;

    /// <summary>Also writes source, target and result side by side, as NAME-compare.EXT beside the result.</summary>
    public bool Compare { get; init; }

    /// <summary>A folder that receives a picture of every stage; null makes none.</summary>
    public string? DebugFolder { get; init; }
}

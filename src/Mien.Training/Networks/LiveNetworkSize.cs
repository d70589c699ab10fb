namespace Mien.Training.Networks;

/// <summary>How large a <see cref="LiveNetwork"/> is.</summary>
/// <param name="Name">Such as "256".</param>
/// <param name="SizePx">Side of the crop, a multiple of 16.</param>
/// <param name="Channels">At a half, a quarter, an eighth and a sixteenth of the side.</param>
/// <param name="MiddleBlocks">At a sixteenth of the side.</param>
public sealed record LiveNetworkSize(string Name, int SizePx, (int Half, int Quarter, int Eighth, int Sixteenth) Channels, int MiddleBlocks)
{
    /// <summary>Whether the sums of the middle are evened out. Networks of before 2026-11-27 are without that, and can be trained further so.</summary>
    public bool IsEven { get; init; } = true;

    /// <summary>Blocks in the middle of a network that is given a vector in place of a drawn face: it has less to look at, and more to make.</summary>
    public int IdentityBlocks { get; init; } = MiddleBlocks;

    /// <summary>At most 1.5 M values and 1.2 G multiply-adds.</summary>
    public static LiveNetworkSize Live256 { get; } = new("256", 256, (32, 64, 96, 128), 2) { IdentityBlocks = 3 };

    /// <summary>At most 4.7 M values and 6.3 G multiply-adds.</summary>
    public static LiveNetworkSize Mini512 { get; } = new("mini", 512, (32, 48, 104, 216), 3);

    /// <summary>At most 9.5 M values and 12.1 G multiply-adds.</summary>
    public static LiveNetworkSize Base512 { get; } = new("base", 512, (44, 80, 144, 256), 4);

    public static IReadOnlyList<LiveNetworkSize> All { get; } = [Live256, Mini512, Base512];

    /// <summary>Whether each of its layers is in the other one, too, and that one is larger: for as many pixels, for a face is as wide for both, then.</summary>
    public bool FitsInto(LiveNetworkSize other) => this != other
        && SizePx == other.SizePx
        && Channels.Half <= other.Channels.Half
        && Channels.Quarter <= other.Channels.Quarter
        && Channels.Eighth <= other.Channels.Eighth
        && Channels.Sixteenth <= other.Channels.Sixteenth
        && MiddleBlocks <= other.MiddleBlocks
        && IdentityBlocks <= other.IdentityBlocks;

    /// <exception cref="FormatException">No size has this name.</exception>
    public static LiveNetworkSize Named(string name) => All.FirstOrDefault(size => size.Name == name) ?? throw new FormatException($"There is no size \"{name}\".");
}

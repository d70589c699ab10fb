using Mien.Runtime;

namespace Mien.App.Swappers;

/// <summary>Which swapper `auto` and `live` mean. A rule, and no measurement: a film that is gone on with, or shared by machines of one kind, must get the
/// same one each time.</summary>
/// <param name="Networks">What networks cost, in multiply-adds of one face, of which the larger looks better (docs/harmoniser.md).</param>
/// <param name="Cores">Of this machine.</param>
public sealed record SwapperChoice(IReadOnlyList<(string Name, long Macs)> Networks, int Cores)
{
    public const string Auto = "auto";
    public const string Live = "live";

    /// <summary>The drawing without a network that looks at it.</summary>
    public const string Whole = "whole";

    /// <summary>Once a drawing by rules of colour; scripts still say it, and get <see cref="Whole"/>.</summary>
    public const string Mesh = "mesh";

    /// <summary>What half of a core does in a thirtieth of a second (`Mien.Measurements network-speed`: 45 G a second and core); the other half decodes, looks,
    /// draws and encodes.</summary>
    private const long FilmMacsPerCore = 750_000_000;

    /// <param name="name">What was asked for; a network is itself.</param>
    /// <param name="isFilm">In photos `auto` draws; in films a network, which is steadier, looks at the drawing.</param>
    /// <param name="device">A GPU that was asked for does any of them in time.</param>
    /// <returns><see cref="Whole"/>, a network of the list or the one that was asked for.</returns>
    public string Of(string name, bool isFilm, DeviceKind device)
    {
        long most = name == Auto && isFilm && device is (DeviceKind.Auto or DeviceKind.Cpu) ? FilmMacsPerCore * Cores : long.MaxValue;
        return name switch
        {
            Auto when !isFilm => Whole,
            Auto or Live => Networks.Where(network => network.Macs <= most).OrderBy(network => network.Macs).Select(network => network.Name).LastOrDefault(Whole),
            Mesh => Whole,
            _ => name,
        };
    }
}

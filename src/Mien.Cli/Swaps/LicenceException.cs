namespace Mien.Cli.Swaps;

/// <summary>A swap needs networks whose licences do not permit what was asked for.</summary>
internal sealed class LicenceException : MienException
{
    private LicenceException(string message, string hint)
        : base("LICENCE_NOT_PERMISSIVE", ExitCode.ModelOrDevice, message, hint)
    {
    }

    /// <param name="unfit">At least one network.</param>
    public static LicenceException NotPermissive(IReadOnlyList<NetworkTerms> unfit) => new(
        $"this swap needs networks that are not licensed for commercial use: {string.Join(", ", unfit.Select(terms => $"{terms.Network} ({terms.ShortLicence})"))}",
        unfit.Any(terms => terms.Network.EndsWith(".onnx", StringComparison.OrdinalIgnoreCase)) && unfit.Count == 1
            ? "take another network, or write its licence onto its card"
            : "no swapper of Mien does without them today: leave out --licence where the use is not commercial; `mien models list` shows the terms");
}

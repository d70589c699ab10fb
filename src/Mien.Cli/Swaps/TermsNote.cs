namespace Mien.Cli.Swaps;

/// <summary>Says once a person under which terms the networks of swaps stand, and once more for each other set of terms. Files in the cache folder remember.</summary>
/// <param name="folder">The cache folder; where it cannot be written the note comes every time.</param>
internal sealed class TermsNote(CommandContext context, string folder)
{
    /// <summary>Says it unless it was said, or a program reads.</summary>
    public void TellOnce(IReadOnlyList<NetworkTerms> networks)
    {
        NetworkTerms[] restricted = [.. networks.Where(network => !network.IsPermissive)];
        string licences = string.Join("; ", restricted.Select(network => network.ShortLicence).Distinct().Order(StringComparer.Ordinal));
        string marker = Path.Combine(folder, $"terms-told-{NameHash.Of(licences, seed: 1):x8}");
        if (context.WantsJson || restricted.Length == 0 || CheckedFile.TryRead(marker, licences) is not null)
        {
            return;
        }

        context.Say($"note: the networks of this swap ({string.Join(", ", restricted.Select(network => network.Network))}) are not for commercial use: {licences}; "
            + "`mien models list` shows the terms. This is said once.");
        CheckedFile.TryWrite(marker, licences, []);
    }
}

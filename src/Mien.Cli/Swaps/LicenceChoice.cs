namespace Mien.Cli.Swaps;

/// <summary>Which licences the networks of a swap may have; its names are the words of --licence.</summary>
internal enum LicenceChoice
{
    /// <summary>Whatever comes with Mien.</summary>
    Any,

    /// <summary>Those that permit commercial use.</summary>
    Permissive,
}

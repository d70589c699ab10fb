namespace Mien.Cli.Help;

/// <summary>A command line as typed after `mien`, and what it does.</summary>
internal sealed record Example(string Line, string Meaning);

using System.CommandLine;

namespace Mien.Cli.Help;

/// <summary>Options of a command that stand together in its help.</summary>
/// <param name="Title">Such as "Who"; options without a group stand under "Options".</param>
internal sealed record OptionGroup(string Title, IReadOnlyList<Option> Options);

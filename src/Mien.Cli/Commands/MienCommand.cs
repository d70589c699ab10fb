using System.CommandLine;
using Mien.Cli.Help;
using Mien.Faces;
using Mien.Runtime;

namespace Mien.Cli.Commands;

/// <summary>One command of Mien: its options, its examples and what it does.</summary>
internal abstract class MienCommand : Command
{
    protected MienCommand(string name, string description, CommandContext context, params IReadOnlyList<Example> examples)
        : base(name, description)
    {
        Context = context;
        Examples = examples;
        SetAction(arguments => (int)Run(arguments));
    }

    public IReadOnlyList<Example> Examples { get; }

    /// <summary>In the order of the help; empty when the options are few.</summary>
    public IReadOnlyList<OptionGroup> Groups { get; private set; } = [];

    protected CommandContext Context { get; }

    protected abstract ExitCode Run(ParseResult arguments);

    /// <summary>Takes options in the order and with the titles that the help shows.</summary>
    protected void AddGroups(params IReadOnlyList<OptionGroup> groups)
    {
        Groups = groups;
        foreach (Option option in groups.SelectMany(group => group.Options))
        {
            Add(option);
        }
    }

    /// <summary>Perception networks, opened as they are used. They are too small to gain from a GPU, so auto is the CPU.</summary>
    protected static PerceptionModels OpenPerception(DeviceChoice device) =>
        new(settings: device.Kind == DeviceKind.Auto ? null : new() { Device = device });

    protected static Argument<string[]> Files(string name, string description, int atLeast = 1) =>
        new(name) { Description = description, Arity = new(atLeast, ArgumentArity.OneOrMore.MaximumNumberOfValues) };
}

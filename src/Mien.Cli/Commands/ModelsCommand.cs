using System.CommandLine;

namespace Mien.Cli.Commands;

/// <summary>What is known of networks, one command for each question.</summary>
internal sealed class ModelsCommand : MienCommand
{
    public ModelsCommand(CommandContext context)
        : this(context, new ModelsListCommand(context), new ModelsInfoCommand(context))
    {
    }

    private ModelsCommand(CommandContext context, params MienCommand[] questions)
        : base("models", "Tells which networks come with Mien, and what a network weighs and costs.", context, [.. questions.SelectMany(question => question.Examples)])
    {
        foreach (MienCommand question in questions)
        {
            Add(question);
        }
    }

    protected override ExitCode Run(ParseResult arguments) => throw WrongUsage.Because(
        "it is not said what to tell", $"name one of: {string.Join(", ", Subcommands.Select(question => question.Name))}");
}

using System.CommandLine;

namespace Mien.Cli.Commands;

/// <summary>Trainings, one command for each kind.</summary>
internal sealed class TrainCommand : MienCommand
{
    public TrainCommand(CommandContext context)
        : this(context, new TrainAutoencoderCommand(context), new TrainLiveCommand(context), new TrainParserCommand(context), new TrainCompletionCommand(context), new TrainProportionsCommand(context))
    {
    }

    private TrainCommand(CommandContext context, params MienCommand[] kinds)
        : base("train", "Trains a network on photos of yours; a run that was stopped goes on where it was.", context, [.. kinds.SelectMany(kind => kind.Examples)])
    {
        foreach (MienCommand kind in kinds)
        {
            Add(kind);
        }
    }

    protected override ExitCode Run(ParseResult arguments) => throw WrongUsage.Because(
        "say what to train", $"name one of: {string.Join(", ", Subcommands.Select(kind => kind.Name))}");
}

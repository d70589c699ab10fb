using System.CommandLine;
using Mien.Cli.Films;
using Mien.Cli.Help;
using Mien.Cli.Options;
using Mien.Imaging.Files;
using Mien.Jobs.Films;
using Mien.Jobs.Films.Requests;
using Mien.Video.Probing;

namespace Mien.Cli.Commands;

/// <summary>Puts the segments together that several machines made of one film.</summary>
internal sealed class JoinCommand : MienCommand
{
    private readonly Argument<string> _film = new("FILM") { Description = "The film that was swapped; sound and subtitles come from it." };

    private readonly Option<string> _output = new("--output", "-o")
    {
        Description = "The result that the parts were made for.",
        HelpName = "OUT",
        Required = true,
    };

    private readonly Option<bool> _noAudio = new("--no-audio") { Description = "Leave the sound out." };
    private readonly Option<bool> _overwrite = SharedOptions.Overwrite();
    private readonly Option<KeptMetadata?> _metadata = SharedOptions.KeepMetadata();
    private readonly Option<bool> _noMark = SharedOptions.NoMark();

    public JoinCommand(CommandContext context)
        : base(
            "join",
            "Completes a film whose parts were swapped on several machines with `mien swap --segments k/n`.",
            context,
            new Example("join film.mkv -o /share/out.mkv", "when all parts are done"))
    {
        foreach (Option option in (Option[])[_output, _noAudio, _overwrite, _metadata, _noMark])
        {
            Add(option);
        }

        Add(_film);
    }

    protected override ExitCode Run(ParseResult arguments)
    {
        FilmJoinRequest request = new()
        {
            TargetPath = arguments.GetValue(_film)!,
            OutputPath = arguments.GetValue(_output)!,
            KeepAudio = !arguments.GetValue(_noAudio),
            Overwrite = arguments.GetValue(_overwrite),
            Metadata = arguments.GetValue(_metadata) ?? KeptMetadata.Usual,
            Mark = !arguments.GetValue(_noMark),
        };
        using FilmProgressView progress = new(Context);
        FilmJoinJob.Run(request, progress, Context.Cancellation);
        Context.Output.WriteLine($"{ImageSequence.FileOf(request.OutputPath)}: joined");
        return ExitCode.Done;
    }
}

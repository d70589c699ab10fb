using System.CommandLine;
using System.Globalization;
using Mien.App.Doctor;
using Mien.Cli.Help;
using Mien.Cli.Options;
using Mien.Cli.Training;
using Mien.Faces;
using Mien.Faces.Persons;
using Mien.Runtime;
using Mien.Training.Loops;
using Mien.Training.Packs;
using Mien.Training.Proportions;

namespace Mien.Cli.Commands;

/// <summary>Learns to tell people's own form from their expression, on a folder of photos.</summary>
internal sealed class TrainProportionsCommand : MienCommand
{
    private readonly Argument<string> _photos = new("PHOTOS") { Description = "A folder of photos of faces; folders in it are looked through too." };
    private readonly Option<string> _output = new("--output", "-o") { Description = "The folder that receives model.onnx and card.json.", HelpName = "RUN", Required = true };
    private readonly Option<PersonNaming?> _people = SharedOptions.Choice<PersonNaming>(
        "--people", "What tells people apart: the folder, the file, or the file's name before its first _ (prefix) [usual: prefix].");

    private readonly Option<string?> _licence = new("--licence") { Description = "Of the photos; it goes onto the network's card.", HelpName = "TEXT" };

    public TrainProportionsCommand(CommandContext context)
        : base(
            "proportions",
            "Learns what of a face's shape is the person and what the expression; a minute or two.",
            context,
            new Example("train proportions photos/ -o run/", "looks at all faces, writes run/model.onnx and its card"))
    {
        foreach (Option option in (Option[])[_output, _people, _licence])
        {
            Add(option);
        }

        Add(_photos);
    }

    protected override ExitCode Run(ParseResult arguments)
    {
        using RunFolder folder = new(arguments.GetValue(_output)!);
        using PerceptionModels models = OpenPerception(DeviceChoice.Cpu);
        ProportionsSettings usual = new() { PhotoFolder = arguments.GetValue(_photos)! };
        ProportionsSettings settings = usual with { People = arguments.GetValue(_people) ?? usual.People, Licence = arguments.GetValue(_licence) };
        ProportionsReport report;
        using (TrainingView view = new(Context, ProportionsTraining.Name))
        {
            report = new ProportionsTraining(settings, PerceivedFaceCache.Default(new FaceAnalyzer(models))).Run(
                folder, $"Mien {ProgramVersion.Text}", view, Context.Cancellation);
        }

        Context.Print(string.Create(CultureInfo.InvariantCulture, $"learned from {report.Photos} photos of {report.People} people"));
        foreach ((string name, double value) in report.HeldOutAfter)
        {
            Context.Print(string.Create(
                CultureInfo.InvariantCulture, $"held out, {name}: {report.HeldOutBefore[name]:0.###} by the whole shape, {value:0.###} by the person's part"));
        }

        Context.Print($"finished: {folder.ModelPath}, {folder.CardPath}");
        return ExitCode.Done;
    }
}

using System.CommandLine;
using Mien.App.Swappers;
using Mien.Cli.Options;
using Mien.Cli.Swaps;
using Mien.Faces;
using Mien.Jobs.Cast;
using Mien.Jobs.Photos;
using Mien.Runtime;

namespace Mien.Cli.Commands;

/// <summary>A swap for people without pictures at hand, of the sample photos of an installed package.</summary>
internal sealed class DemoCommand : MienCommand
{
    private const string Samples = "@vladmandic/face-api/demo/";

    private readonly Option<string?> _output = new("--output", "-o")
    {
        Description = "The folder for the results [usual: mien-demo].",
        HelpName = "DIR",
    };

    private readonly Option<DeviceChoice> _device = SharedOptions.Device();

    public DemoCommand(CommandContext context)
        : base(
            "demo",
            "Swaps faces between sample photos that are installed with Mien, to see what it does.",
            context,
            new("demo", "writes mien-demo/swapped.jpg and, side by side with its inputs, mien-demo/swapped-compare.jpg"),
            new("demo -o /tmp/look", "to another folder"))
    {
        Add(_output);
        Add(_device);
    }

    protected override ExitCode Run(ParseResult arguments)
    {
        SwapRequest request = new()
        {
            Assignments = [new() { SourcePaths = [NodePackages.Locate(Samples + "sample1.jpg")], Faces = FaceSelection.All }],
            TargetPath = NodePackages.Locate(Samples + "sample6.jpg"),
            OutputPath = Path.Combine(arguments.GetValue(_output) ?? "mien-demo", "swapped.jpg"),
            Save = new() { Overwrite = true },
            Compare = true,
        };
        using PerceptionModels models = OpenPerception(arguments.GetValue(_device));
        using SwapperCatalog swappers = new(arguments.GetValue(_device));
        PhotoSwapJob job = new(new FacePerception(new FaceAnalyzer(models)), swappers.Create(SwapperCatalog.Names[0]));
        SwapSummary.Write(job.Run(request, Context.Cancellation), request, Context.Output);
        Context.Output.WriteLine("Now with your own: mien swap me.jpg photo.jpg -o swapped.jpg");
        return ExitCode.Done;
    }
}

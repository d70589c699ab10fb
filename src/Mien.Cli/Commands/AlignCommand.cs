using System.CommandLine;
using System.Globalization;
using Mien.Cli.Options;
using Mien.Cli.Outputs;
using Mien.Cli.Progress;
using Mien.Faces;
using Mien.Faces.Alignment;
using Mien.Faces.Detection;
using Mien.Imaging.Files;
using Mien.Imaging.Pixels;
using Mien.Jobs.Cast;
using Mien.Runtime;

namespace Mien.Cli.Commands;

/// <summary>Cuts every face out, upright and equally framed.</summary>
internal sealed class AlignCommand : MienCommand
{
    private readonly Argument<string[]> _pictures = Files("IMAGE", "Photos with faces.");

    private readonly Option<string> _output = new("--output", "-o")
    {
        Description = "The folder for the crops, named IMAGE-faceN.png.",
        HelpName = "DIR",
        Required = true,
    };

    private readonly Option<string?> _template = SharedOptions.Choice(
        "--template", [.. AlignmentTemplate.All.Select(template => template.Name)], "How the face is framed [usual: ffhq_512].");

    private readonly Option<int?> _size = SharedOptions.Ranged<int>("--size", 16, 4096, "Side of a crop in pixels [usual: 512].");
    private readonly Option<DeviceChoice> _device = SharedOptions.Device();
    private readonly Option<bool> _overwrite = SharedOptions.Overwrite();

    public AlignCommand(CommandContext context)
        : base(
            "align",
            "Cuts every face out of photos as upright, equally framed crops.",
            context,
            new("align photo.jpg -o crops/", "every face of the photo as a 512×512 PNG"),
            new("align a.jpg b.jpg -o crops/ --template arcface_112_v2 --size 112", "as face recognisers take them"))
    {
        foreach (Option option in (Option[])[_output, _template, _size, _device, _overwrite])
        {
            Add(option);
        }

        Add(_pictures);
    }

    protected override ExitCode Run(ParseResult arguments)
    {
        string folder = arguments.GetValue(_output)!;
        string[] pictures = arguments.GetValue(_pictures)!;
        string templateName = arguments.GetValue(_template) ?? AlignmentTemplate.Ffhq512.Name;
        AlignmentTemplate template = AlignmentTemplate.All.First(template => template.Name == templateName);
        int sizePx = arguments.GetValue(_size) ?? 512;
        bool overwrite = arguments.GetValue(_overwrite);
        string[] stems = [.. pictures.Select(picture => Path.Combine(folder, Path.GetFileNameWithoutExtension(picture)))];
        OutputNames.ThrowIfShared(stems, pictures);

        using PerceptionModels models = OpenPerception(arguments.GetValue(_device));
        FaceAnalyzer analyzer = new(models);
        using FolderProgress? progress = pictures.Length > 1 ? new(Context, "photos") : null;
        int crops = 0;
        for (int i = 0; i < pictures.Length; i++)
        {
            Context.Cancellation.ThrowIfCancellationRequested();
            IFrame frame = Photo.Load(pictures[i]).Frame;
            IReadOnlyList<Face> faces = FaceSelector.InReadingOrder(analyzer.Find(frame, new() { Effort = DetectionEffort.Thorough }, Context.Cancellation));
            string[] outputs = [.. faces.Select((_, face) => string.Create(CultureInfo.InvariantCulture, $"{stems[i]}-face{face + 1}.png"))];
            OutputNames.ThrowIfNotWritable(outputs, pictures, overwrite);
            foreach ((Face face, string output) in faces.Zip(outputs))
            {
                Photo.Of(Picture.From(FaceAligner.Crop(frame, face, template, sizePx))).Save(output, new() { Overwrite = overwrite, Mark = false, MadeOf = pictures[i] });
                Context.Output.WriteLine(output);
            }

            crops += faces.Count;
            progress?.Advance(pictures.Length);
        }

        return crops > 0 ? ExitCode.Done : throw NoFaceException.In(string.Join(", ", pictures));
    }
}

using System.CommandLine;
using Mien.App.Listing;
using Mien.App.Reports;
using Mien.Cli.Drawing;
using Mien.Cli.Help;
using Mien.Cli.Listing;
using Mien.Cli.Options;
using Mien.Cli.Outputs;
using Mien.Cli.Progress;
using Mien.Faces;
using Mien.Faces.Detection;
using Mien.Faces.Mesh;
using Mien.Faces.Parsing;
using Mien.Imaging.Files;
using Mien.Imaging.Pixels;
using Mien.Jobs.Cast;
using Mien.Jobs.Films.Sources;
using Mien.Runtime;

namespace Mien.Cli.Commands;

/// <summary>Lists the faces of photos with their numbers.</summary>
internal sealed class FacesCommand : MienCommand
{
    private readonly Argument<string[]> _pictures = Files("IMAGE", "Photos to look at.");

    private readonly Option<string?> _draw = new("--draw")
    {
        Description = "Also write the photo with boxes, mesh points and numbers; for several photos, a folder.",
        HelpName = "OUT",
    };

    private readonly Option<string?> _parts = new("--parts")
    {
        Description = "Also write the photo with what is taken for skin, hair, spectacles and things in front, in colours; for several photos, a folder.",
        HelpName = "OUT",
    };

    private readonly Option<DeviceChoice> _device = SharedOptions.Device();
    private readonly Option<bool> _overwrite = SharedOptions.Overwrite();
    private readonly Option<bool> _json = SharedOptions.Json();

    public FacesCommand(CommandContext context)
        : base(
            "faces",
            "Lists the faces of photos: number from left to right, box, score, and what networks guess from their looks.",
            context,
            new("faces photo.jpg", "who is in it, with the numbers that `mien swap --faces` takes"),
            new("faces photo.jpg --draw seen.png", "also draws what was found"),
            new("faces photo.jpg --parts parts.png", "what is taken for hair, spectacles, hands"),
            new("faces a.jpg b.jpg --json", "for a program, with the points of each face"),
            new("faces pack photos/ -o faces.safetensors", "all faces of a folder, as one training file"))
    {
        foreach (Option option in (Option[])[_draw, _parts, _device, _overwrite, _json])
        {
            Add(option);
        }

        Add(_pictures);
        Add(new FacesPackCommand(context));
    }

    /// <returns>Done also when there is no face: an empty list is an answer.</returns>
    protected override ExitCode Run(ParseResult arguments)
    {
        string[] pictures = arguments.GetValue(_pictures)!;
        if (pictures.FirstOrDefault(path => File.Exists(path) && PictureProbe.FormatOf(path) is null && FilmTarget.IsFilm(path, path)) is string film)
        {
            throw WrongUsage.Because($"{film} is a film, and faces looks at photos", $"for a film: {SwapLine.Of("people", film)}");
        }

        bool overwrite = arguments.GetValue(_overwrite);
        IReadOnlyList<string>? drawings = arguments.GetValue(_draw) is string draw ? OutputNames.For(pictures, draw) : null;
        IReadOnlyList<string>? parts = arguments.GetValue(_parts) is string folder ? OutputNames.For(pictures, folder) : null;
        OutputNames.ThrowIfNotWritable([.. drawings ?? [], .. parts ?? []], pictures, overwrite);

        using PerceptionModels models = OpenPerception(arguments.GetValue(_device));
        FaceAnalyzer analyzer = new(models);
        using FolderProgress? progress = pictures.Length > 1 && (drawings ?? parts) is not null ? new(Context, "photos") : null;
        CanonicalFace canonical = CanonicalFace.Load();
        List<PhotoFaces> listing = [];
        for (int i = 0; i < pictures.Length; i++)
        {
            Context.Cancellation.ThrowIfCancellationRequested();
            Photo photo = Photo.Load(pictures[i]);
            IReadOnlyList<Face> faces = FaceSelector.InReadingOrder(analyzer.Find(photo.Frame, new() { Effort = DetectionEffort.Thorough }, Context.Cancellation));
            PhotoFaces found = new(pictures[i], photo.Size, [.. faces.Select(face => ListedFace.Of(photo.Frame, face, analyzer, canonical, Context.Cancellation))]);
            listing.Add(found);
            if (drawings is not null)
            {
                Draw(photo.Picture, faces, drawings[i], new() { Overwrite = overwrite, Mark = false, MadeOf = pictures[i] });
            }

            if (parts is not null)
            {
                DrawParts(photo, faces, models.Parser, parts[i], overwrite);
            }

            if (!arguments.GetValue(_json))
            {
                FaceListing.Write(found, Context);
            }

            progress?.Advance(pictures.Length);
        }

        if (arguments.GetValue(_json))
        {
            Context.WriteJson(FacesJson.Of(listing));
        }

        return ExitCode.Done;
    }

    private static void Draw(Picture picture, IReadOnlyList<Face> faces, string output, SaveOptions options)
    {
        Picture drawing = picture.Clone();
        FaceSketch sketch = new(drawing);
        for (int i = 0; i < faces.Count; i++)
        {
            sketch.Draw(faces[i], i + 1);
        }

        Photo.Of(drawing).Save(output, options);
    }

    private void DrawParts(Photo photo, IReadOnlyList<Face> faces, FaceParser parser, string output, bool overwrite)
    {
        PartsSketch sketch = new(photo.Picture.Clone());
        foreach (Face face in faces)
        {
            sketch.Draw(parser.Parse(photo.Frame, face, Context.Cancellation));
        }

        sketch.DrawLegend();
        Photo.Of(sketch.Picture).Save(output, new() { Overwrite = overwrite, Mark = false });
    }
}

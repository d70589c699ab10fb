using Mien.Cli.Films;
using Mien.Cli.Swaps;
using Mien.Imaging.Geometry;
using Mien.Jobs.Films.Reports;
using Mien.Jobs.Cast;
using Mien.Jobs.Photos;
using Mien.Jobs.Reports;

namespace Mien.Cli.Tests.Snapshots;

/// <summary>What a person is told when a swap is done, or not.</summary>
public sealed class ReportSnapshotTests
{
    private static readonly SourceReport s_poor = new()
    {
        Path = "me.jpg",
        Assignment = 0,
        Box = new(10, 10, 90, 90),
        DetectionScore = 0.9f,
        Readings = new() { EyeDistancePx = 28, Sharpness = 0.5f, YawDegrees = 20, PitchDegrees = 0, CoveredShare = 0.05f, MouthOpenness = 0, EyeOpenness = 0.2f, LightEvenness = 0.8f },
        Faults = [new(SourceFaultKind.TooSmall, "the face is small: its eyes are 28 pixels apart")],
        MadeUp = [new("the forehead", "the forehead is under hair: made up")],
        FacesInPhoto = 1,
    };

    [Fact]
    public void OnePhoto_IsAsExpected()
    {
        SwappedFace face = new() { Number = 1, Frame = 0, Assignment = 0, Box = new(0, 0, 50, 50), DetectionScore = 0.9f };
        PhotoReport photo = new()
        {
            TargetPath = "photo.jpg",
            OutputPath = "out.jpg",
            Outcome = TargetOutcome.Swapped,
            Faces = [face, face with { Number = 2 }],
            Notes = ["the target's mouth is wide open: its lips stay"],
            Times = [new("find", TimeSpan.FromMilliseconds(12)), new("render", TimeSpan.FromMilliseconds(340))],
            Elapsed = TimeSpan.FromMilliseconds(400),
        };

        AssertIs("report-photo", [photo]);
    }

    [Fact]
    public void Folder_IsAsExpected()
    {
        PhotoReport swapped = new()
        {
            TargetPath = "in/a.jpg",
            OutputPath = "out/a.jpg",
            Outcome = TargetOutcome.Swapped,
            Faces = [new() { Number = 1, Frame = 0, Assignment = 0, Box = new(0, 0, 50, 50), DetectionScore = 0.9f }],
        };

        AssertIs(
            "report-folder",
            [
                swapped,
                swapped with { TargetPath = "in/b.jpg", Outcome = TargetOutcome.AlreadyThere, Faces = [] },
                swapped with { TargetPath = "in/c.jpg", Outcome = TargetOutcome.NoFace, Faces = [], Fault = NoFaceException.In("in/c.jpg") },
                swapped with { TargetPath = "in/d.jpg", Outcome = TargetOutcome.Failed, Faces = [], Fault = new InvalidOperationException("a fault of our own") },
            ]);
    }

    [Fact]
    public void Film_IsAsExpected()
    {
        FilmReport report = new()
        {
            Swapper = "live-256",
            TargetPath = "film.mp4",
            OutputPath = "out.mp4",
            Sources = [],
            Segments = 4,
            KeptSegments = 1,
            Frames = 299,
            SwappedFrames = 250,
            SwappedFaces = 260,
            DroppedFrames = 1,
            IsJoined = false,
            Stages = [new("swap", TimeSpan.FromSeconds(9), 0.9), new("decode", TimeSpan.FromSeconds(2), 0.2)],
            Elapsed = TimeSpan.FromSeconds(12.34),
        };

        Snapshot.AssertIs("report-film", Both(context => FilmSummary.Write(report, context)));
    }

    [Fact]
    public void Error_IsAsExpected() => Snapshot.AssertIs("error", Both(context => new ErrorPrinter(context).Print(NoFaceException.In("holiday.jpg"))));

    [Fact]
    public void Terms_AreAsExpected()
    {
        string nowhere = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"));
        NetworkTerms[] networks = [new("parser", "faces: CC BY-NC-SA 4.0, of nobody real"), new("own.onnx", "MIT")];
        string text = Both(context => new TermsNote(context, nowhere).TellOnce(networks));
        Directory.Delete(nowhere, recursive: true);

        Snapshot.AssertIs("terms", text + Both(context => new ErrorPrinter(context).Print(LicenceException.NotPermissive(networks[..1]))));
    }

    private static void AssertIs(string name, IReadOnlyList<PhotoReport> photos)
    {
        SwapReport report = new() { Swapper = "whole", Sources = [s_poor], Photos = photos, Elapsed = TimeSpan.FromSeconds(1.234) };
        SwapRequest request = new() { Assignments = [], TargetPath = "in", OutputPath = "out" };
        Snapshot.AssertIs(name, Both(context =>
        {
            SwapSummary.WriteNotes(report.Sources, context, report.Notes);
            SwapSummary.WriteTimes(report, context);
            SwapSummary.WriteUnswapped([.. photos.Where(photo => photo.Fault is not null)], context);
            SwapSummary.Write(report, request, context.Output);
        }));
    }

    /// <summary>Both streams as a person sees them in a terminal that keeps no colours: one below the other.</summary>
    private static string Both(Action<CommandContext> run)
    {
        using StringWriter both = new() { NewLine = "\n" };
        run(new() { Output = both, Error = both });
        return both.ToString();
    }
}

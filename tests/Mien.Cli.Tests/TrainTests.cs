using System.Text.Json;
using Mien.Graphs;

namespace Mien.Cli.Tests;

/// <summary>`mien train autoencoder` on sample photos, a few steps at a time.</summary>
public sealed class TrainTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mien-train-").FullName;

    private string Run => Path.Combine(_folder, "run");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void TrainParser_WithoutAHairTeacher_AsksForOne() =>
        CommandRun.Of("train", "parser", _folder, "-o", Run).AssertFails(ExitCode.WrongUsage, "nothing says what is hair", "--hair FILE.onnx");

    [Fact]
    public void Autoencoder_StoppedShort_GoesOnToItsEnd()
    {
        string photos = SamplePhotos.CopyInto(_folder, copies: 2);

        CommandRun first = CommandRun.Of("train", "autoencoder", photos, "-o", Run, "--steps", "3", "--batch", "2", "--seed", "5", "--json");
        CommandRun second = CommandRun.Of("train", "autoencoder", photos, "-o", Run, "--steps", "5", "--json");

        Assert.Equal((ExitCode.Done, ExitCode.Done), (first.ExitCode, second.ExitCode));
        Assert.Equal((3, 3), Steps(first));
        Assert.Equal((5, 2), Steps(second));
        Assert.Contains("--steps was 3", second.Error, StringComparison.Ordinal);
        Assert.Equal(5, File.ReadLines(Path.Combine(Run, "metrics.jsonl")).Count(line => line.Contains("\"loss\"", StringComparison.Ordinal)));
        Assert.Equal(
            ["card.json", "checkpoint.safetensors", "data.safetensors", "heldout.safetensors", "losses.png", "metrics.jsonl", "model.onnx", "preview.png", "run.json", "step.onnx", "weights.safetensors"],
            Directory.EnumerateFileSystemEntries(Run).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        CommandRun.Of("train", "autoencoder", photos, "-o", Run, "--seed", "6").AssertFails(ExitCode.WrongUsage, "--seed was 5, now 6", "another folder");
    }

    [Fact]
    public void Autoencoder_TooFewPhotos_SaysHowManyAreNeeded() =>
        CommandRun.Of("train", "autoencoder", SamplePhotos.CopyInto(_folder, copies: 0), "-o", Run).AssertFails(ExitCode.BadInputOrNoFace, "8 are needed", "add photos");

    [Fact]
    public void Autoencoder_NoFolder_SaysSo() =>
        CommandRun.Of("train", "autoencoder", Path.Combine(_folder, "none"), "-o", Run).AssertFails(ExitCode.BadInputOrNoFace, "none", "folder with photos");

    [Fact]
    public void Live_ThenSwap_TakesTheNetwork()
    {
        string photos = SamplePhotos.CopyInto(_folder, copies: 2);
        string pack = Path.Combine(_folder, "faces.safetensors");
        Assert.Equal(ExitCode.Done, CommandRun.Of("faces", "pack", photos, "-o", pack, "--people", "file").ExitCode);

        CommandRun first = CommandRun.Of("train", "live", pack, "-o", Run, "--items", "8", "--steps", "2", "--batch", "2", "--json");
        CommandRun second = CommandRun.Of("train", "live", pack, "-o", Run, "--steps", "3", "--json");

        Assert.Equal((ExitCode.Done, ExitCode.Done), (first.ExitCode, second.ExitCode));
        Assert.Equal((3, 1), Steps(second));
        CommandRun.Of("train", "live", pack, "-o", Run, "--items", "9").AssertFails(ExitCode.WrongUsage, "--items was 8, now 9", "another folder");
        CommandRun.Of("train", "live", pack, "-o", Path.Combine(_folder, "mini"), "--size", "mini").AssertFails(ExitCode.BadInputOrNoFace, "256 px", "--size 512");

        string result = Path.Combine(_folder, "swapped.png");
        string[] people = [.. Directory.GetFiles(photos).Order(StringComparer.Ordinal)];
        CommandRun swap = CommandRun.Of("swap", people[0], people[^1], "-o", result, "--swapper", Path.Combine(Run, "model.onnx"));

        Assert.Equal(ExitCode.Done, swap.ExitCode);
        Assert.True(File.Exists(result));
        string[] judge = ["evaluate", photos, "--pairs", "1", "--people", "file", "--swap", Path.Combine(Run, "model.onnx"), "--no-baselines"];
        CommandRun.Of([.. judge, "--held-out", "1"]).AssertFails(ExitCode.BadInputOrNoFace, "has learned from", "never seen");
        CommandRun judged = CommandRun.Of([.. judge, "--json"]);
        using JsonDocument report = JsonDocument.Parse(judged.Output);
        Assert.InRange(report.RootElement.GetProperty("candidates")[0].GetProperty("macs").GetInt64(), 1_000_000_000, 1_200_000_000);
    }

    [Fact]
    public void Live_OfVectorsInPlaceOfPixels_MakesAFolderThatSwapAndEvaluateTake()
    {
        string photos = SamplePhotos.CopyInto(_folder, copies: 2);
        string pack = Path.Combine(_folder, "faces.safetensors");
        string recogniser = Path.Combine(_folder, "recogniser.onnx");
        Graph colours = new("colours");
        colours.Output("identity", colours.Input("face", [1, 3, 112, 112]).ReduceMean([2, 3], keepAxes: false));
        File.WriteAllBytes(recogniser, colours.ToOnnx());
        Assert.Equal(ExitCode.Done, CommandRun.Of("faces", "pack", photos, "-o", pack, "--people", "file").ExitCode);
        CommandRun.Of("train", "live", pack, "-o", Run, "--identity", "embedding").AssertFails(ExitCode.WrongUsage, "needs a recogniser", "--recogniser FILE.onnx");

        CommandRun first = CommandRun.Of("train", "live", pack, "-o", Run, "--identity", "embedding", "--recogniser", recogniser, "--items", "8", "--steps", "2", "--batch", "2", "--json");
        CommandRun second = CommandRun.Of("train", "live", pack, "-o", Run, "--steps", "3", "--json");

        Assert.Equal((ExitCode.Done, ExitCode.Done), (first.ExitCode, second.ExitCode));
        Assert.Equal((3, 1), Steps(second));
        CommandRun.Of("train", "live", pack, "-o", Run, "--identity", "texture").AssertFails(ExitCode.WrongUsage, "--identity was embedding, now texture", "another folder");

        string[] people = [.. Directory.GetFiles(photos).Order(StringComparer.Ordinal)];
        string model = Path.Combine(Run, "model.onnx");
        Assert.Equal(ExitCode.Done, CommandRun.Of("swap", people[0], people[^1], "-o", Path.Combine(_folder, "swapped.png"), "--swapper", model).ExitCode);
        CommandRun judged = CommandRun.Of("evaluate", photos, "--pairs", "1", "--people", "file", "--swap", model, "--judge", recogniser, "--no-baselines");
        judged.AssertFails(ExitCode.ModelOrDevice, "recogniser.onnx has taught", "another recogniser");
        judged = CommandRun.Of("evaluate", photos, "--pairs", "1", "--people", "file", "--swap", model, "--no-baselines", "--json");
        using JsonDocument report = JsonDocument.Parse(judged.Output);
        Assert.InRange(report.RootElement.GetProperty("candidates")[0].GetProperty("macs").GetInt64(), 1_000_000_000, 1_200_000_000);

        string alone = Path.Combine(_folder, "alone.onnx");
        File.Copy(model, alone);
        CommandRun.Of("swap", people[0], people[^1], "-o", Path.Combine(_folder, "alone.png"), "--swapper", alone).AssertFails(ExitCode.ModelOrDevice, "identity.onnx", "copy that file");
    }

    [Fact]
    public void Live_FromAndTaughtByFinishedNetworks_SaysSoOnItsCard()
    {
        string photos = SamplePhotos.CopyInto(_folder, copies: 2);
        string pack = Path.Combine(_folder, "faces.safetensors");
        Assert.Equal(ExitCode.Done, CommandRun.Of("faces", "pack", photos, "-o", pack, "--people", "file").ExitCode);
        CommandRun.Of("train", "live", pack, "-o", Run, "--losses", "landmarks,luck").AssertFails(ExitCode.WrongUsage, "'luck' is not a value for --losses: use none, landmarks, features, adversary", "train live --help");

        CommandRun run = CommandRun.Of(
            "train", "live", pack, "-o", Run, "--from", "live-256", "--teacher", "live-512-mini", "--losses", "features,adversary", "--vary", "light", "--items", "8", "--steps", "2", "--batch", "2");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        using JsonDocument card = JsonDocument.Parse(File.ReadAllText(Path.Combine(Run, "card.json")));
        JsonElement taughtOn = card.RootElement.GetProperty("trainedOn");
        Assert.StartsWith("live-256/model.onnx", taughtOn.GetProperty("begun_from").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("live-512-mini/model.onnx", taughtOn.GetProperty("taught_by").GetString(), StringComparison.Ordinal);
        Assert.Equal("features,adversary", card.RootElement.GetProperty("choices").GetProperty("losses").GetString());
        CommandRun.Of("train", "live", pack, "-o", Run, "--losses", "none").AssertFails(ExitCode.WrongUsage, "--losses was features,adversary, now none", "another folder");
    }

    [Fact]
    public void Live_NoPack_SaysHowToMakeOne()
    {
        string file = Path.Combine(_folder, "nothing.safetensors");
        CommandRun.Of("train", "live", file, "-o", Run).AssertFails(ExitCode.BadInputOrNoFace, "nothing.safetensors", "mien faces pack");
        CommandRun.Of("train", "live", file, "-o", Run, "--recogniser", file).AssertFails(ExitCode.ModelOrDevice, "no model file", "check the path");
    }

    [Fact]
    public void Train_WithoutAKind_NamesTheKinds() => CommandRun.Of("train").AssertFails(ExitCode.WrongUsage, "what to train", "autoencoder");

    private static (int All, int Now) Steps(CommandRun run)
    {
        using JsonDocument report = JsonDocument.Parse(run.Output);
        return (report.RootElement.GetProperty("step").GetInt32(), report.RootElement.GetProperty("stepsNow").GetInt32());
    }
}

using System.Reflection;
using Mien.Hostile.Tests.Readers;

namespace Mien.Hostile.Tests;

/// <summary>Whoever adds a reader of foreign bytes adds it to <see cref="ForeignReaders"/>.</summary>
public sealed class ReaderListTests
{
    private static readonly string[] s_verbs = ["Load", "Read", "Open", "Parse", "TryParse", "TryRead", "Decode", "Probe", "CountFrames", "From", "Of"];

    /// <summary>Methods that look like readers, each with the reason why it is none, or is held elsewhere.</summary>
    private static readonly Dictionary<string, string> s_others = new()
    {
        ["DeviceChoice.Parse"] = "a word of the command line",
        ["DeviceChoice.TryParse"] = "a word of the command line",
        ["Rational.TryParse"] = "a word",
        ["FilmTime.TryParse"] = "a word of the command line",
        ["FilmShare.TryParse"] = "a word of the command line",
        ["FaceSelection.TryParse"] = "a word of the command line",
        ["Glyph.Parse"] = "outlines in the program itself",
        ["FaceApiWeights.Read"] = "names a file of the packages, read by WeightsFile.Read",
        ["FaceApiWeights.ReadBytes"] = "names a file of the packages, only hashed",
        ["FaceApiNetwork.Open"] = "a network of the packages, read by WeightsFile.Read",
        ["FrameWriter.Open"] = "writes",
        ["ColourTags.Parse"] = "words between strokes, any of which may be missing",
        ["Disk.OpenLog"] = "opens a file to write, and reads nothing",
        ["Disk.OpenScratch"] = "makes a file of its own",
        ["FilmOpening.Open"] = "asks MediaProbe.Probe and AnimationImport",
        ["LiveWeights.Read"] = "reads by OnnxModel.Read",
        ["FinishedValues.Read"] = "reads by OnnxModel.Read",
        ["FaceParser.Open"] = "opens a network that comes with Mien, by Session.Open",
        ["PersonShape.Open"] = "opens a network that comes with Mien, by Session.Open",
        ["FaceCompletion.Open"] = "opens a network that comes with Mien, by Session.Open",
        ["HairTeacher.Open"] = "opens a network by Session.Open",
        ["PeopleFolder.Read"] = "lists a folder",
        ["ResultsFolder.Open"] = "lists a folder",
        ["FilmSource.Open"] = "asks MediaProbe.Probe",
        ["NetworkOrigin.Of"] = "only hashes the bytes",
        ["OnnxTensor.Of"] = "the program's own numbers",
        ["InterleavedRgb.Load"] = "pixels in memory",
    };

    [Fact]
    public void PublicReaders_AreOnTheList()
    {
        HashSet<string> covered = [.. ForeignReaders.All.SelectMany(reader => reader.Covers)];
        string[] found = [.. PublicReaders().Distinct()];

        Assert.True(found.Length > 25, $"only {found.Length} readers were found");
        string[] unlisted = [.. found.Where(name => !covered.Contains(name) && !s_others.ContainsKey(name))];
        Assert.Empty(unlisted);
        Assert.Empty(covered.Intersect(s_others.Keys));
    }

    private static IEnumerable<string> PublicReaders() =>
        from assembly in (Assembly[])
        [
            typeof(MienException).Assembly, typeof(Graphs.Graph).Assembly, typeof(Runtime.Session).Assembly, typeof(Imaging.Files.Photo).Assembly, typeof(Video.Rational).Assembly,
            typeof(Faces.Face).Assembly, typeof(Swapping.SwapSettings).Assembly, typeof(Training.Loops.RunFolder).Assembly, typeof(Evaluation.People.Person).Assembly,
            typeof(Models.Cards.ModelCard).Assembly, typeof(Jobs.Films.Sources.FilmTarget).Assembly,
        ]
        from type in assembly.GetExportedTypes()
        where !type.IsEnum
        from method in type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly)
        where s_verbs.Any(verb => method.Name == verb || (verb.Length > 2 && method.Name.StartsWith(verb, StringComparison.Ordinal)))
        where method.GetParameters().Any(TakesBytes)
        select $"{type.Name}.{method.Name}";

    /// <summary>A path, a stream or bytes; `Of` and `From` take names and numbers too often to be told by those.</summary>
    private static bool TakesBytes(ParameterInfo parameter)
    {
        bool isPlain = parameter.Member.Name is "Of" || parameter.Member.Name.StartsWith("From", StringComparison.Ordinal);
        Type type = parameter.ParameterType;
        return typeof(Stream).IsAssignableFrom(type)
            || type == typeof(byte[]) || type == typeof(ReadOnlyMemory<byte>)
            || (!isPlain && type == typeof(string))
            || (!isPlain && type == typeof(ReadOnlySpan<byte>));
    }
}

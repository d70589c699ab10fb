using System.Text;
using System.Text.Json;
using Mien.Faces.Persons;
using Mien.Hostile.Tests.Mutations;
using Mien.Jobs.Films.Settings;
using Mien.Jobs.Films.Work;
using Mien.Models.Cards;
using Mien.Testing;
using Mien.Training.Loops;

namespace Mien.Hostile.Tests.Readers;

/// <summary>Files of JSON.</summary>
internal static class TextReaders
{
    private static byte[] Card => File.ReadAllBytes(Path.Combine(RepositoryFolder.Root, "models", "live-256", "card.json"));

    public static IEnumerable<ForeignReader> All() =>
    [
        Of("settings over time", path => SettingsFile.Load(path), "SettingsFile.Load", """{"ranges":[{"from":"0:01","to":"1:30.5","mask":"inner","strength":0.8,"shape":0.5,"eyes":"source"},{"from":"2:00","swap":false,"matchColor":true}]}"""),
        Of("persons", path => PersonList.Load(path).ToPersons(), "PersonList.Load", Persons()) with { Covers = ["PersonList.Load", "PersonList.Parse"] },
        Of("cards of networks", path =>
        {
            ModelCard.Read(path);
            string model = Path.Combine(Path.GetDirectoryName(path)!, "model.onnx");
            File.WriteAllBytes(model, [1]);
            NetworkOrigin.Read(model).AddTo(new Dictionary<string, string>(), "key");
        }, "ModelCard.Read", Encoding.UTF8.GetString(Card), "card.json") with { Covers = ["ModelCard.Read", "CheckedJson.Read", "NetworkOrigin.Read"] },
        Of("cards for the judge", path => CardTeaching.Read(path), "CardTeaching.Read", """{"trainedOn":{"names":"a.jpg\nb.jpg"},"choices":{"recogniser":"r.onnx (x)"}}"""),
        Of("runs", path =>
        {
            using RunFolder folder = new(Path.GetDirectoryName(path)!);
            _ = folder.Description()?.Choices.Values.Sum(choice => choice.Length);
        }, "RunFolder.Description", """{"format":"mien-run/1","recipe":"live","batch":8,"seed":1,"steps":100,"settings":{},"choices":{"size":"256"}}""", "run.json"),
        Of("logs of a training", path => new MetricsLog(path, 10).Dispose(), "", """{"step":1,"seconds":0.5,"loss":2,"heldout/loss":3}""" + "\n"),
        Of("working folders", path =>
        {
            FilmManifest? manifest = WorkJson.TryRead(path, WorkJson.Default.FilmManifest);
            WorkJson.TryRead(path, WorkJson.Default.SegmentRecord);
            _ = manifest?.Segments?.Count;
        }, "", """{"version":1,"source":"a.mp4","sourceFingerprint":"12","settings":{"mask":"auto"},"timeBase":"1/25","segments":[{"index":0,"fromPts":0,"toPts":10,"expectedFrames":10}],"beginsLater":false}"""),
    ];

    private static ForeignReader Of(string name, Action<string> read, string covers, string seed, string file = "file.json") => new()
    {
        Name = name,
        Seeds = [Encoding.UTF8.GetBytes(seed)],
        Mutator = JsonMutations.Mutate,
        Read = ForeignReader.OfFile(file, read),
        Covers = covers.Length == 0 ? [] : [covers],
    };

    private static string Persons() => JsonSerializer.Serialize(new
    {
        version = 1,
        persons = new[]
        {
            new
            {
                number = 1, name = "Ann", embedding = Enumerable.Range(1, 128).ToArray(), ranges = new[] { new { start = "00:00:00", end = "00:00:02" } },
                screenTimeShare = 0.5, meanHeightPx = 80, meanX = 1, meanY = 2, sampleCount = 3,
            },
        },
    });
}

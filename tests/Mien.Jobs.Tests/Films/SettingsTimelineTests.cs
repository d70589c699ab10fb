using Mien.Jobs.Films.Settings;
using Mien.Swapping;

namespace Mien.Jobs.Tests.Films;

public sealed class SettingsTimelineTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mien-settings-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void At_OverlappingRanges_LaterOnesWinAndOthersStay()
    {
        SettingsTimeline timeline = new()
        {
            Usual = new() { Strength = 0.9f, Seed = 5 },
            Ranges = Load("""
                { "ranges": [
                    { "from": 1, "to": "0:03", "mask": "inner", "strength": 0.5 },
                    { "from": "2", "to": "0:00:04.5", "strength": 1, "matchColor": false, "eyes": "source" }, // comments are welcome
                    { "from": "1:00", "swap": false } ] }
                """),
        };

        Assert.Equal(new SwapSettings { Strength = 0.9f, Seed = 5 }, timeline.At(TimeSpan.Zero));
        Assert.Equal(new SwapSettings { Strength = 0.5f, Mask = MaskKind.Inner, Seed = 5 }, timeline.At(TimeSpan.FromSeconds(1)));
        Assert.Equal(new SwapSettings { Mask = MaskKind.Inner, MatchColor = false, Eyes = EyesKind.Source, Seed = 5 }, timeline.At(TimeSpan.FromSeconds(2.9)));
        Assert.Equal(new SwapSettings { MatchColor = false, Eyes = EyesKind.Source, Seed = 5 }, timeline.At(TimeSpan.FromSeconds(3)));
        Assert.Equal(0.9f, timeline.At(TimeSpan.FromSeconds(59.9)).Strength);
        Assert.Equal(0, timeline.At(TimeSpan.FromSeconds(60)).Strength);
    }

    [Theory]
    [InlineData("nonsense", "cannot be read")]
    [InlineData("[]", "no list")]
    [InlineData("""{ "ranges": [ {}, { "strenght": 1 } ] }""", "range 2: 'strenght'")]
    [InlineData("""{ "ranges": [ { "strength": 1.5 } ] }""", "strength: '1.5'")]
    [InlineData("""{ "ranges": [ { "mask": "0" } ] }""", "mask: '0'")]
    [InlineData("""{ "ranges": [ { "eyes": "both" } ] }""", "eyes: 'both'")]
    [InlineData("""{ "ranges": [ { "from": "1:2:3:4" } ] }""", "from: '1:2:3:4'")]
    [InlineData("""{ "ranges": [ 7 ] }""", "is no object")]
    public void Load_WrongFile_SaysWhatIsWrong(string text, string expected)
    {
        SettingsFileException fault = Assert.Throws<SettingsFileException>(() => Load(text));

        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
        Assert.Equal(ExitCode.WrongUsage, fault.ExitCode);
    }

    [Theory]
    [InlineData("83.5", 83.5)]
    [InlineData("1:23.5", 83.5)]
    [InlineData("0:01:23.500", 83.5)]
    [InlineData("100:00:00", 360000)]
    [InlineData("0", 0)]
    public void FilmTime_Text_IsRead(string text, double seconds) => Assert.Equal(seconds, FilmTime.TryParse(text)?.TotalSeconds);

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("1:-2")]
    [InlineData("1:2:3:4")]
    [InlineData("noon")]
    [InlineData("99999999999999999999")]
    public void FilmTime_OtherText_IsNull(string text) => Assert.Null(FilmTime.TryParse(text));

    [Fact]
    public void FilmTime_WrittenAndRead_IsTheSame()
    {
        Random random = new(3);
        for (int i = 0; i < 200; i++)
        {
            TimeSpan time = TimeSpan.FromMilliseconds(random.Next(30_000_000));

            Assert.Equal(time, FilmTime.TryParse(FilmTime.Text(time)));
        }
    }

    [Theory]
    [InlineData("{\"ranges\": [{\"from\": \"0:01\", \"from\": \"0:02\"}]}", "'from'")]
    [InlineData("{\"ranges\": [], \"ranges\": []}", "'ranges'")]
    [InlineData("{\"ranges\": [{\"swap\": true}, {\"mask\": \"\\ud800\"}]}", "range 2")]
    [InlineData("{\"ranges\": [null]}", "range 1")]
    [InlineData("{\"ranges\": [{\"strength\": 1e999}]}", "range 1")]
    public void Load_JsonThatContradictsItself_NamesFileAndPlace(string text, string place)
    {
        SettingsFileException fault = Assert.Throws<SettingsFileException>(() => Load(text));

        Assert.Contains("settings.json", fault.Message, StringComparison.Ordinal);
        Assert.Contains(place, fault.Message, StringComparison.Ordinal);
    }

    private IReadOnlyList<SettingsRange> Load(string text)
    {
        string path = Path.Combine(_folder, "settings.json");
        File.WriteAllText(path, text);
        return SettingsFile.Load(path);
    }
}

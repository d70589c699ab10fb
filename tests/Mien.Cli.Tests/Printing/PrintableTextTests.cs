using System.Text.Json;
using Mien.Cli.Progress;
using Mien.Imaging.Files;
using Mien.Imaging.Pixels;

namespace Mien.Cli.Tests.Printing;

/// <summary>A name that would steer the terminal, in every place where names are printed.</summary>
public sealed class PrintableTextTests : IDisposable
{
    private const string Nasty = "a\e[31m\u0007\u009B2J\u202Egpj\nerror: b";
    private const string Harmless = @"a\x1b[31m\x07\x9b2J\u202egpj";
    private readonly string _folder = Directory.CreateTempSubdirectory("mien-names-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Error_NamesAFileHarmlessly()
    {
        CommandRun run = CommandRun.Of("faces", In($"{Nasty}.jpg"));

        AssertHarmless(run.Error);
        Assert.Equal(2, run.Error.TrimEnd().Split('\n').Length);
    }

    [Fact]
    public void WrongUsage_NamesAWordHarmlessly() => AssertHarmless(CommandRun.Of("doctor", $"--{Nasty}").Error);

    [Fact]
    public void ResultAndNotes_NameFilesHarmlessly()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "no such names there");
        Directory.CreateDirectory(In("photos"));
        File.WriteAllText(In($"photos/{Nasty}.jpg"), "no picture");
        PictureFile.Save(new Picture(40, 40), In($"{Nasty}.png"));

        AssertHarmless(CommandRun.Of("faces", In($"{Nasty}.png")).Output);
        AssertHarmless(CommandRun.Of("swap", SamplePhotos.Of(3), In("photos"), "-o", In($"{Nasty}-out"), "--swapper", "mesh").Error);
    }

    [Fact]
    public void Json_EscapesAsJsonDoesAndKeepsTheName()
    {
        CommandRun run = CommandRun.Of("faces", In($"{Nasty}.jpg"), "--json");

        Assert.DoesNotContain('\e', run.Output);
        Assert.DoesNotContain('\u009B', run.Output);
        Assert.DoesNotContain('\u202E', run.Output);
        using JsonDocument report = JsonDocument.Parse(run.Output);
        Assert.Contains(Nasty, report.RootElement.GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Progress_ShowsNamesHarmlessly(bool isTerminal)
    {
        using StringWriter error = new();
        CommandContext context = new() { Output = TextWriter.Null, Error = error, ErrorIsTerminal = isTerminal, TerminalWidth = 500 };
        using (ProgressLine line = new(context))
        {
            line.Show(() => Nasty);
            line.Note(Nasty);
        }

        ProgressBlock block = new(context);
        block.Show(() => [Nasty]);
        block.Dispose();

        string text = error.ToString().Replace("\r\e[K", "", StringComparison.Ordinal);
        AssertHarmless(text);
        Assert.Equal(3, text.Split(Harmless).Length - 1);
    }

    [Fact]
    public void OrdinaryText_StaysAsItIs()
    {
        using StringWriter output = new();
        CommandContext context = new() { Output = output, Error = TextWriter.Null };

        context.Output.WriteLine("Ä né 你好 👩‍👧 שלום · …");
        context.Output.Write('x');
        context.Output.WriteLine();

        Assert.Equal($"Ä né 你好 👩‍👧 שלום · …{output.NewLine}x{output.NewLine}", output.ToString());
    }

    private static void AssertHarmless(string text)
    {
        Assert.Contains(Harmless, text, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', text);
        Assert.DoesNotContain('\u0007', text);
        Assert.DoesNotContain('\u009B', text);
        Assert.DoesNotContain('\u202E', text);
        Assert.DoesNotContain(text.Split('\n'), line => line.StartsWith("error: b", StringComparison.Ordinal));
    }

    private string In(string name) => Path.Combine(_folder, name);
}

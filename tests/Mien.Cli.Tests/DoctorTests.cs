using System.Text.Json;
using System.Text.RegularExpressions;
using Mien.App.Doctor;
using Mien.App.Reports;
using Mien.Cli.Doctor;

namespace Mien.Cli.Tests;

public sealed class DoctorTests
{
    [Fact]
    public void Doctor_Json_ListsPartsAndAWorkingCpu()
    {
        CommandRun run = CommandRun.Of("doctor", "--json");

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Error));
        using JsonDocument report = JsonDocument.Parse(run.Output);
        JsonElement cpu = report.RootElement.GetProperty("devices")[0];
        Assert.True(report.RootElement.GetProperty("ready").GetBoolean());
        Assert.Equal("cpu", cpu.GetProperty("device").GetString());
        Assert.True(cpu.GetProperty("works").GetBoolean());
        Assert.True(cpu.GetProperty("bestRunMs").GetDouble() > 0);
        Assert.Contains(
            report.RootElement.GetProperty("parts").EnumerateArray(),
            part => part.GetProperty("name").GetString() == "libvips" && part.GetProperty("version").GetString()!.StartsWith("8.", StringComparison.Ordinal));
    }

    [Fact]
    public void Doctor_ForAPerson_EndsWithTheVerdict()
    {
        CommandRun run = CommandRun.Of("doctor");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.EndsWith("Photo swaps are ready.", run.Output.TrimEnd(), StringComparison.Ordinal);
        Assert.DoesNotContain('\e', run.Output);
    }

    [Fact]
    public void Doctor_OnATerminal_StaysWithinIt()
    {
        using StringWriter output = new();
        CommandContext context = new() { Output = output, Error = TextWriter.Null, OutputIsTerminal = true, TerminalWidth = 60 };
        DoctorReport report = new()
        {
            System = "Linux",
            Parts = [new() { Name = "Mien", Version = "0.1.0", Path = "/a/folder" }, new() { Name = "cache", Hint = "make room" }],
            Devices = [new() { Device = "webgpu", Works = false, Adapters = [], FirstRunMs = 0, BestRunMs = 0, Failure = string.Join(' ', Enumerable.Repeat("words", 40)) }],
        };

        DoctorTable.Write(report, context);

        string[] lines = [.. output.ToString().Split('\n').Select(line => Regex.Replace(line, "\e\\[[0-9;]*m", ""))];
        Assert.All(lines, line => Assert.InRange(line.TrimEnd().Length, 0, 60));
        Assert.Equal(40, lines.Sum(line => Regex.Count(line, "words")));
        Assert.Contains(lines, line => line.StartsWith("✓ Mien", StringComparison.Ordinal) && line.TrimEnd().EndsWith("/a/folder", StringComparison.Ordinal));
    }
}

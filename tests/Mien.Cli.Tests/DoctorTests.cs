using System.Text.Json;

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
}

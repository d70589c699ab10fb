using System.Diagnostics;

namespace Mien.Architecture.Tests;

/// <summary>tools/freshness.sh: when ./mien builds again, and when not.</summary>
public sealed class FreshnessTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("mien-fresh-").FullName;

    public FreshnessTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there it is mien.cmd");
        foreach (string file in (string[])["src/Mien.A/A.cs", "src/Mien.A/B.cs", "models/m.onnx", "Directory.Build.props", "Directory.Packages.props", "global.json", "tools/build"])
        {
            Write(file, TimeSpan.FromMinutes(-5));
        }

        Directory.CreateDirectory(In("artifacts/mien"));
        Bash($"list_sources '{_root}' | LC_ALL=C sort > '{In("artifacts/mien/stamp")}'");
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Build_OfTests_LeavesItFresh()
    {
        Write("src/Mien.A/bin/Release/A.dll", TimeSpan.FromMinutes(5));
        Write("src/Mien.A/obj/A.cs", TimeSpan.FromMinutes(5));

        Assert.True(IsFresh);
    }

    [Fact]
    public void FileThatChanged_MakesItStale()
    {
        Write("src/Mien.A/A.cs", TimeSpan.FromMinutes(5));

        Assert.False(IsFresh);
    }

    [Fact]
    public void FileThatWasAddedWithAnOldTime_MakesItStale()
    {
        Write("src/Mien.A/New.cs", TimeSpan.FromMinutes(-5));

        Assert.False(IsFresh);
    }

    [Fact]
    public void FileThatWasDeleted_MakesItStale()
    {
        File.Delete(In("src/Mien.A/B.cs"));

        Assert.False(IsFresh);
    }

    private bool IsFresh => Bash($"is_build_fresh '{_root}'") == 0;

    private static int Bash(string command)
    {
        using Process bash = Process.Start("bash", ["-c", $"source '{Path.Combine(Repository.Root, "tools/freshness.sh")}'; {command}"]);
        bash.WaitForExit();
        return bash.ExitCode;
    }

    private void Write(string name, TimeSpan fromNow)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(In(name))!);
        File.WriteAllText(In(name), "");
        File.SetLastWriteTimeUtc(In(name), DateTime.UtcNow + fromNow);
    }

    private string In(string name) => Path.Combine(_root, name);
}

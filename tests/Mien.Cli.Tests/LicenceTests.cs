using Mien.App.Swappers;
using Mien.Cli.Swaps;
using Mien.Testing;

namespace Mien.Cli.Tests;

public sealed class LicenceTests : IDisposable
{
    private const string Shipped = "faces: CC BY-NC-SA 4.0, One Million Impressions";

    private readonly string _folder = Directory.CreateTempSubdirectory("mien-licence-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(Shipped, false)]
    [InlineData("cc by-nc 4.0", false)]
    [InlineData("for non-commercial use", false)]
    [InlineData("for noncommercial use", false)]
    [InlineData("CC BY 4.0", true)]
    [InlineData("CC0 1.0: my own photos, once shown in NCIS", true)]
    [InlineData("MIT", true)]
    [InlineData(null, false)]
    public void IsPermissive_FollowsFromTheCardsWords(string? licence, bool isPermissive) => Assert.Equal(isPermissive, new NetworkTerms("net", licence).IsPermissive);

    [Fact]
    public void ShortLicence_IsItsNameWhereItHasOne()
    {
        Assert.Equal("CC BY-NC-SA 4.0", new NetworkTerms("net", Shipped).ShortLicence);
        Assert.Equal("MIT", new NetworkTerms("net", "MIT").ShortLicence);
    }

    [Fact]
    public void OfSwap_HoldsWhatEverySwapUses_AndTheSwappersOwn()
    {
        Assert.Equal(["completion", "parser"], NetworkTerms.OfSwap(SwapperChoice.Whole).Select(terms => terms.Network).Intersect(["completion", "live-256", "parser"]));
        Assert.Contains("live-256", NetworkTerms.OfSwap("live-256").Select(terms => terms.Network));
        Assert.All(NetworkTerms.OfSwap("live-256"), terms => Assert.Equal("CC BY-NC-SA 4.0", terms.ShortLicence));
    }

    [Theory]
    [InlineData("auto")]
    [InlineData("live-256")]
    public void Swap_Permissive_IsRefusedWithTheNetworksAndTheirLicences(string swapper)
    {
        string output = Path.Combine(_folder, "out.jpg");

        CommandRun run = CommandRun.Of("swap", SamplePhotos.Of(3), SamplePhotos.Of(6), "-o", output, "--swapper", swapper, "--licence", "permissive");

        run.AssertFails(ExitCode.ModelOrDevice, "completion (CC BY-NC-SA 4.0)", "models list");
        Assert.Equal(swapper == "live-256", run.Error.Contains("live-256", StringComparison.Ordinal));
        Assert.False(File.Exists(output));
    }

    [Fact]
    public void Swap_Permissive_NetworkWithoutACard_IsNamedToo()
    {
        string own = Path.Combine(_folder, "own.onnx");
        File.Copy(Path.Combine(AppContext.BaseDirectory, "models", "live-256", "model.onnx"), own);

        CommandRun.Of("swap", SamplePhotos.Of(3), SamplePhotos.Of(6), "-o", Path.Combine(_folder, "out.jpg"), "--swapper", own, "--licence", "permissive")
            .AssertFails(ExitCode.ModelOrDevice, "own.onnx (no licence said)", "models list");
    }

    [Fact]
    public void Note_IsSaidOnce_AndAgainWhenTheTermsChange()
    {
        Assert.StartsWith("note: the networks of this swap (net) are not for commercial use: CC BY-NC-SA 4.0;", Tell(Shipped), StringComparison.Ordinal);
        Assert.Equal("", Tell(Shipped));
        Assert.Contains("CC BY-NC 4.0", Tell("CC BY-NC 4.0"), StringComparison.Ordinal);
    }

    [Fact]
    public void Note_OfPermissiveNetworks_IsNotSaid() => Assert.Equal("", Tell("MIT"));

    [Fact]
    public void Note_ForPrograms_IsNotSaid_AndAPersonStillGetsIt()
    {
        Assert.Equal("", Tell(Shipped, wantsJson: true));
        Assert.NotEqual("", Tell(Shipped));
    }

    [Fact]
    public void Note_OtherTermsBetween_DoNotBringItBack()
    {
        Assert.NotEqual("", Tell(Shipped));
        Assert.NotEqual("", Tell("CC BY-NC 4.0"));
        Assert.Equal("", Tell(Shipped));
        Assert.Equal("", Tell("CC BY-NC 4.0"));
    }

    [Fact]
    public void Note_WhereTheCacheCannotBeWritten_IsSaidEachTime()
    {
        foreach (FaultyDisk disk in FaultyDisk.EachChange(_folder, staysFull: true))
        {
            Assert.NotEqual("", Tell(Shipped));
            Assert.Equal(disk.HasFailed, Tell(Shipped).Length > 0);
            disk.Heal();
            Array.ForEach(Directory.GetFiles(_folder, "terms-told-*"), File.Delete);
        }
    }

    private string Tell(string licence, bool wantsJson = false)
    {
        using StringWriter error = new();
        CommandContext context = new() { Output = TextWriter.Null, Error = error, WantsJson = wantsJson };
        new TermsNote(context, _folder).TellOnce([new("net", licence)]);
        return error.ToString();
    }
}

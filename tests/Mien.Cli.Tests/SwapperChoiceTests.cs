using Mien.App.Swappers;
using Mien.Models.Catalogue;
using Mien.Runtime;

namespace Mien.Cli.Tests;

public sealed class SwapperChoiceTests
{
    private static readonly (string Name, long Macs)[] s_networks = [("large", 12_000_000_000), ("small", 1_200_000_000), ("middle", 6_000_000_000)];

    [Theory]
    [InlineData("auto", false, DeviceKind.Auto, 2, "whole")]
    [InlineData("live", false, DeviceKind.Auto, 2, "large")]
    [InlineData("auto", true, DeviceKind.Auto, 2, "small")]
    [InlineData("auto", true, DeviceKind.Cpu, 8, "middle")]
    [InlineData("auto", true, DeviceKind.WebGpu, 2, "large")]
    [InlineData("auto", true, DeviceKind.Auto, 1, "whole")]
    [InlineData("live", true, DeviceKind.Auto, 1, "large")]
    [InlineData("mesh", false, DeviceKind.Auto, 2, "whole")]
    [InlineData("my/own.onnx", true, DeviceKind.Auto, 2, "my/own.onnx")]
    public void Of_TakesTheLargestNetworkThatIsFastEnough(string asked, bool isFilm, DeviceKind device, int cores, string expected) =>
        Assert.Equal(expected, new SwapperChoice(s_networks, cores).Of(asked, isFilm, device));

    [Theory]
    [InlineData("live-256", "live-256")]
    [InlineData("nets/mine.onnx", "mine")]
    [InlineData("runs/first/model.onnx", "first")]
    public void NameOf_ANetwork_TellsItFromAnothersTraining(string asked, string expected) => Assert.Equal(expected, SwapperCatalog.NameOf(asked));

    [Fact]
    public void Worthwhile_OfTheShippedNetworks_LeavesOutWhatCostsMoreAndIsNoBetter()
    {
        Assert.Contains("live-512-base", ShippedModels.Names);
        Assert.Equal(["live-256"], ShippedModels.Worthwhile);
        Assert.Contains("parser", ShippedModels.Names);
        Assert.Contains("completion", ShippedModels.Names);
        Assert.DoesNotContain("parser", SwapperCatalog.Names); // it swaps nothing
        Assert.DoesNotContain("completion", SwapperCatalog.Names);
    }

    [Theory]
    [InlineData("auto")]
    [InlineData("live")]
    public void Of_WithoutNetworks_IsTheDrawing(string asked) => Assert.Equal("whole", new SwapperChoice([], Cores: 2).Of(asked, isFilm: false, DeviceKind.Auto));
}

namespace Mien.Runtime.Tests.Devices;

public sealed class DeviceChoiceTests
{
    [Theory]
    [InlineData("auto", DeviceKind.Auto, 0)]
    [InlineData("cpu", DeviceKind.Cpu, 0)]
    [InlineData("WebGPU", DeviceKind.WebGpu, 0)]
    [InlineData("coreml", DeviceKind.CoreMl, 0)]
    [InlineData(" directml:1 ", DeviceKind.DirectMl, 1)]
    [InlineData("directml:12", DeviceKind.DirectMl, 12)]
    public void Parse_Devices_GivesKindAndIndex(string text, DeviceKind kind, int index) =>
        Assert.Equal(new(kind, index), DeviceChoice.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("gpu")]
    [InlineData("1")]
    [InlineData("cpu:")]
    [InlineData("cpu:x")]
    [InlineData("cpu:-1")]
    [InlineData("cpu:1:2")]
    [InlineData("cpu,webgpu")]
    [InlineData("auto:1")]
    [InlineData("cpu:99999999999")]
    public void TryParse_AnythingElse_IsFalse(string? text)
    {
        Assert.False(DeviceChoice.TryParse(text, out _));
        if (text is not null)
        {
            Assert.Contains(DeviceChoice.Syntax, Assert.Throws<FormatException>(() => DeviceChoice.Parse(text)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void ToString_EveryKind_IsReadBack()
    {
        foreach (DeviceKind kind in Enum.GetValues<DeviceKind>())
        {
            DeviceChoice choice = new(kind, kind == DeviceKind.Auto ? 0 : 3);
            Assert.Equal(choice, DeviceChoice.Parse(choice.ToString()));
        }
    }
}

using Mien.Runtime;
using Mien.Testing;
using Mien.Training.Loops;

namespace Mien.Training.Tests.Loops;

/// <summary>A disk that refuses what a training writes: the person is told which folder, and the same command goes on.</summary>
public sealed class RefusedRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Train_AnyChangeRefused_IsTold_AndTheNextRunGivesTheSameNetwork()
    {
        Train("whole");
        byte[] whole = File.ReadAllBytes(_folder.File("whole/model.onnx"));
        foreach (FaultyDisk disk in FaultyDisk.EachChange(_folder.File("run"), leftOut: 0.2))
        {
            MienException? fault = (MienException?)Record.Exception(() => Train("run"));

            Assert.Equal(disk.HasFailed ? "RUN_NOT_WRITABLE" : null, fault?.Code);
            disk.Heal();
            Train("run");
            Assert.Equal(whole, File.ReadAllBytes(_folder.File("run/model.onnx")));
            Assert.DoesNotContain(Directory.GetFiles(_folder.File("run")), file => file.Contains(".tmp", StringComparison.Ordinal));
            Directory.Delete(_folder.File("run"), recursive: true);
        }
    }

    private void Train(string name)
    {
        using RunFolder folder = new(_folder.File(name));
        new TrainingLoop(new TinyRecipe { Steps = 3 }, folder, new() { Device = DeviceChoice.Cpu }, new Notes()).Run();
    }
}

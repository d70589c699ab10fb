using Mien.Runtime;
using Mien.Training.Checkpoints;
using Mien.Training.Loops;

namespace Mien.Training.Tests.Loops;

public sealed class RunFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_SettingThatMayChange_IsSaidAndTaken()
    {
        Train(new TinyRecipe { Steps = 3 });

        Notes notes = new();
        Train(new TinyRecipe { Steps = 6, LearningRate = 0.02 }, notes);

        Assert.Equal("--learning-rate was 0.01, from here on it is 0.02", Assert.Single(notes.Sentences));
        Assert.Equal([4, 5, 6], notes.Steps);
        Assert.Equal("0.02", new RunFolder(_folder.Path).Description()!.Choices["learning-rate"]);
    }

    [Fact]
    public void Open_SettingThatMayNotChange_IsRefused()
    {
        Train(new TinyRecipe { Steps = 3 });

        RunException fault = Assert.Throws<RunException>(() => Train(new TinyRecipe { Steps = 6, Seed = 2 }));

        Assert.Equal("RUN_DIFFERS", fault.Code);
        Assert.Contains("--seed was 1, now 2", fault.Message, StringComparison.Ordinal);
        Assert.Equal("1", new RunFolder(_folder.Path).Description()!.Choices["seed"]);
    }

    [Fact]
    public void Open_WhileAnotherTrainsThere_IsRefused()
    {
        using RunFolder first = new(_folder.Path);
        first.Open(new TinyRecipe());

        Assert.Equal("RUN_IN_USE", Assert.Throws<RunException>(() => Train(new TinyRecipe())).Code);
    }

    [Fact]
    public void Open_CheckpointOfAnotherNetwork_IsRefused()
    {
        Train(new TinyRecipe { Steps = 3 });

        CheckpointException fault = Assert.Throws<CheckpointException>(() => Train(new TinyRecipe { Steps = 6, Channels = 5 }));

        Assert.Equal("CHECKPOINT_OTHER_GRAPH", fault.Code);
        Assert.Contains("net/a/weight", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_AnotherGraphOfTheSameStates_GoesOnAndSaysSo()
    {
        Train(new TinyRecipe { Steps = 3 });

        Notes notes = new();
        Train(new TinyRecipe { Steps = 6, BreaksAt = 100 }, notes);

        Assert.Contains("not bit for bit", Assert.Single(notes.Sentences), StringComparison.Ordinal);
    }

    [Fact]
    public void Description_Damaged_SaysSo()
    {
        RunFolder folder = new(_folder.Path);
        File.WriteAllText(folder.DescriptionPath, "{");

        Assert.Equal("RUN_DAMAGED", Assert.Throws<RunException>(folder.Description).Code);
    }

    [Fact]
    public void Open_FolderThatIsAFile_IsNotWritable()
    {
        File.WriteAllText(_folder.File("file"), "");
        using RunFolder folder = new(Path.Combine(_folder.File("file"), "run"));

        Assert.Equal("RUN_NOT_WRITABLE", Assert.Throws<RunException>(() => folder.Open(new TinyRecipe())).Code);
    }

    private void Train(TinyRecipe recipe, Notes? notes = null)
    {
        using RunFolder folder = new(_folder.Path);
        new TrainingLoop(recipe, folder, new() { Device = DeviceChoice.Cpu }, notes ?? new()).Run();
    }
}

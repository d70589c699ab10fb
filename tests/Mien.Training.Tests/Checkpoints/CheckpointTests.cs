using Mien.Graphs.Onnx;
using Mien.Training.Checkpoints;

namespace Mien.Training.Tests.Checkpoints;

public sealed class CheckpointTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string FilePath => _folder.File("checkpoint.safetensors");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Save_ThenLoad_GivesEverythingBack()
    {
        Checkpoint saved = Example();

        saved.Save(FilePath);
        Checkpoint loaded = Checkpoint.Load(FilePath);

        Assert.Equal((saved.Step, saved.GraphHash, saved.Configuration, saved.Commit), (loaded.Step, loaded.GraphHash, loaded.Configuration, loaded.Commit));
        Assert.Equal(saved.States.ToDictionary(state => state.Name, Bytes), loaded.States.ToDictionary(state => state.Name, Bytes));
    }

    [Fact]
    public void Load_FileThatIsNoCheckpoint_SaysWhatIsMissing()
    {
        Safetensors.Write(FilePath, Example().States, new Dictionary<string, string> { ["format"] = "mien-checkpoint/9" });

        CheckpointException other = Assert.Throws<CheckpointException>(() => Checkpoint.Load(FilePath));
        Assert.Equal("CHECKPOINT_FORMAT", other.Code);
        Assert.Contains("mien-checkpoint/9", other.Message, StringComparison.Ordinal);
        Safetensors.Write(FilePath, Example().States);
        Assert.Contains("\"format\"", Assert.Throws<CheckpointException>(() => Checkpoint.Load(FilePath)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_TakeAveragesAndLeaveMomentsOut()
    {
        IReadOnlyDictionary<string, OnnxTensor> weights = Checkpoint.Weights(Example().States);

        Assert.Equal(["net/a", "net/b"], weights.Keys.Order(StringComparer.Ordinal));
        Assert.Equal([3f], weights["net/a"].ToFloats());
        Assert.Equal([4f], weights["net/b"].ToFloats());
        Assert.All(weights, weight => Assert.Equal(weight.Key, weight.Value.Name));
    }

    private static Checkpoint Example() => new()
    {
        Step = 123_456_789_012,
        GraphHash = Checkpoint.HashOf("graph"u8),
        Configuration = """{"size":"64"}""",
        Commit = "Mien 0.1.0",
        States = [OnnxTensor.Of("step", ElementType.Int64, [], BitConverter.GetBytes(5L)), One("net/a", 1), One("net/a:mean", 2), One("net/a:average", 3), One("net/b", 4)],
    };

    private static OnnxTensor One(string name, float value) => OnnxTensor.Of(name, ElementType.Float32, [1], BitConverter.GetBytes(value));

    private static string Bytes(OnnxTensor tensor) => $"{tensor.Type} [{string.Join(',', tensor.Dimensions)}] {Convert.ToHexString(tensor.Data.Span)}";
}

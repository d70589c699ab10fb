using Mien.Runtime.Tests.Models;

namespace Mien.Runtime.Tests.Sessions;

public sealed class OptimizedModelTests
{
    private static readonly byte[] Model = TinyOnnx.Chain(16, 3);

    [Fact]
    public void Open_PathGiven_KeepsOneFileAndUsesItAgain()
    {
        using TemporaryFolder folder = new();
        float[] first = Result(folder, Model);
        string file = Assert.Single(Directory.GetFiles(folder.Path));
        DateTime written = File.GetLastWriteTimeUtc(file);

        float[] second = Result(folder, Model);

        Assert.Equal(first, second);
        Assert.Equal(written, File.GetLastWriteTimeUtc(Assert.Single(Directory.GetFiles(folder.Path))));
    }

    [Fact]
    public void Open_KeptFileOfAnotherGraph_ShowsThatItIsRead()
    {
        using TemporaryFolder folder = new();
        float[] own = Result(folder, Model);
        File.WriteAllBytes(Directory.GetFiles(folder.Path)[0], TinyOnnx.Chain(16, 4));

        Assert.NotEqual(own, Result(folder, Model, outputName: "t4"));
    }

    [Fact]
    public void Open_AnotherModelOrLevel_IsNotConfused()
    {
        using TemporaryFolder folder = new();
        float[] three = Result(folder, Model);
        float[] five = Result(folder, TinyOnnx.Chain(16, 5), outputName: "t5");

        Assert.NotEqual(three, five);
        Assert.Equal(2, Directory.GetFiles(folder.Path).Length);
    }

    [Fact]
    public void Open_KeptFileDamaged_IsReplaced()
    {
        using TemporaryFolder folder = new();
        float[] good = Result(folder, Model);
        string file = Directory.GetFiles(folder.Path)[0];
        File.WriteAllText(file, "rubbish");

        Assert.Equal(good, Result(folder, Model));
        Assert.True(new FileInfo(Assert.Single(Directory.GetFiles(folder.Path))).Length > 100);
    }

    [Fact]
    public void Open_FolderCannotBeMade_StillOpens()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("taken"), "a file where a folder should be");
        using Session session = Session.Open(Model, Settings(Path.Combine(folder.File("taken"), "model.onnx")));

        Assert.Single(session.Inputs);
        Assert.Single(Directory.GetFileSystemEntries(folder.Path));
    }

    private static SessionSettings Settings(string path) => new() { Device = DeviceChoice.Cpu, OptimizedModelPath = path };

    private static float[] Result(TemporaryFolder folder, byte[] model, string outputName = "t3")
    {
        using Session session = Session.Open(model, Settings(folder.File("model.onnx")));
        using TensorValue x = TensorValue.Create(16, 16);
        for (int i = 0; i < x.Floats.Length; i++)
        {
            x.Floats[i] = i;
        }

        Assert.Equal(outputName, session.Outputs[0].Name);
        using TensorValue y = session.Run(x)[0];
        return y.Floats.ToArray();
    }
}

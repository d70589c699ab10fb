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

    /// <summary>A model that opens is not yet the right one: neither a bare one, nor one that was kept under another name.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Open_KeptFileOfAnotherGraph_IsNotBelievedAndHealed(bool isKept)
    {
        using TemporaryFolder folder = new();
        float[] own = Result(folder, Model);
        string file = Assert.Single(Directory.GetFiles(folder.Path));
        byte[] good = File.ReadAllBytes(file);
        using TemporaryFolder others = new();
        Result(others, TinyOnnx.Chain(16, 4), outputName: "t4");
        File.WriteAllBytes(file, isKept ? File.ReadAllBytes(Assert.Single(Directory.GetFiles(others.Path))) : TinyOnnx.Chain(16, 4));

        Assert.Equal(own, Result(folder, Model));
        Assert.Equal(good, File.ReadAllBytes(Assert.Single(Directory.GetFiles(folder.Path))));
    }

    [Fact]
    public void Open_KeptWeightsFlipped_AreNotBelievedAndHealed()
    {
        using TemporaryFolder folder = new();
        float[] own = Result(folder, Model);
        string file = Assert.Single(Directory.GetFiles(folder.Path));
        byte[] good = File.ReadAllBytes(file);
        for (int at = 0; at < good.Length; at += 37)
        {
            byte[] flipped = (byte[])good.Clone();
            flipped[at] ^= 64;
            File.WriteAllBytes(file, flipped);

            Assert.Equal(own, Result(folder, Model));
        }

        Assert.Equal(good, File.ReadAllBytes(Assert.Single(Directory.GetFiles(folder.Path))));
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

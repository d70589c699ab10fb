using Mien.Faces.Networks;
using Mien.Graphs;
using Mien.Testing;

namespace Mien.Faces.Tests.Networks;

public sealed class NetworkCacheTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"mien-{Guid.NewGuid():N}");
    private int _builds;

    private NetworkCache Cache => new(_folder);

    private string File => Directory.GetFiles(_folder).Single();

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [Fact]
    public void Get_SecondTime_ReadsWithoutBuilding()
    {
        ReadOnlyMemory<byte> first = Get();

        Assert.Equal(first.ToArray(), Get().ToArray());
        Assert.Equal(1, _builds);
    }

    [Fact]
    public void Get_AnyChangeRefused_BuildsAndIsAsGood()
    {
        byte[] expected = Get().ToArray();
        Directory.Delete(_folder, recursive: true);
        foreach (FaultyDisk disk in FaultyDisk.EachChange(_folder))
        {
            Assert.Equal(expected, Get().ToArray());
            Assert.True(!disk.HasFailed || !Directory.Exists(_folder) || Directory.GetFiles(_folder).Length == 0);
            disk.Heal();
            Assert.Equal(expected, Get().ToArray());
            Directory.Delete(_folder, recursive: true);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    public void Get_FileCutShort_BuildsAgain(int length)
    {
        byte[] expected = Get().ToArray();
        System.IO.File.WriteAllBytes(File, System.IO.File.ReadAllBytes(File)[..length]);

        Assert.Equal(expected, Get().ToArray());
        Assert.Equal(expected, Get().ToArray());
        Assert.Equal(2, _builds);
    }

    [Fact]
    public void Get_AnyByteFlipped_BuildsAgain()
    {
        byte[] expected = Get().ToArray();
        byte[] whole = System.IO.File.ReadAllBytes(File);
        foreach (int position in (int[])[0, whole.Length / 2, whole.Length - 1])
        {
            byte[] damaged = (byte[])whole.Clone();
            damaged[position] ^= 1;
            System.IO.File.WriteAllBytes(File, damaged);

            Assert.Equal(expected, Get().ToArray());
            Assert.Equal(whole, System.IO.File.ReadAllBytes(File));
        }

        Assert.Equal(4, _builds);
    }

    [Fact]
    public void Get_AnotherNetworksFileUnderTheName_BuildsAgain()
    {
        byte[] expected = Get().ToArray();
        string file = File;
        Cache.Get("other", [1, 2, 3], 1, Build);
        System.IO.File.Copy(Directory.GetFiles(_folder).Single(other => other != file), file, overwrite: true);

        Assert.Equal(expected, Get().ToArray());
        Assert.Equal(3, _builds);
    }

    [Fact]
    public void Get_FileDeleted_BuildsAgain()
    {
        Get();
        System.IO.File.Delete(File);
        Get();

        Assert.Equal(2, _builds);
    }

    [Fact]
    public void Get_OtherWeightsNameOrVersion_IsAnotherFile()
    {
        Cache.Get("a", [1], 1, Build);
        Cache.Get("a", [2], 1, Build);
        Cache.Get("a", [1], 2, Build);
        Cache.Get("b", [1], 1, Build);

        Assert.Equal(4, Directory.GetFiles(_folder).Length);
        Assert.Equal(4, _builds);
    }

    [Fact]
    public void Get_FolderCannotBeMade_StillGivesNetwork()
    {
        System.IO.File.WriteAllText(_folder, "in the way");
        try
        {
            Assert.NotEqual(0, Get().Length);
        }
        finally
        {
            System.IO.File.Delete(_folder);
        }
    }

    private ReadOnlyMemory<byte> Get() => Cache.Get("test", [1, 2, 3], 1, Build);

    private Graph Build()
    {
        _builds++;
        Graph graph = new("test");
        graph.Output("y", graph.Input("x", [1]).Relu());
        return graph;
    }
}

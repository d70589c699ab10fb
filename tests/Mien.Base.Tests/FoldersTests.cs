namespace Mien.Base.Tests;

/// <summary>Both folders follow an environment variable, which is one for the whole process: one class, one after the other.</summary>
public sealed class FoldersTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(CacheFolder.FolderVariable, null);
        Environment.SetEnvironmentVariable(NodePackages.FolderVariable, null);
        _folder.Dispose();
    }

    [Fact]
    public void CacheRoot_WithTheVariable_IsThatFolder()
    {
        Environment.SetEnvironmentVariable(CacheFolder.FolderVariable, _folder.Path);

        Assert.Equal(_folder.Path, CacheFolder.Root);
    }

    [Fact]
    public void CacheRoot_WithoutTheVariable_IsAbsoluteAndOurs()
    {
        Assert.True(Path.IsPathFullyQualified(CacheFolder.Root));
        Assert.Contains("mien", CacheFolder.Root, StringComparison.Ordinal);
    }

    [Fact]
    public void CacheRoot_OfAUserWithoutAHome_IsNotTheCurrentFolder()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "elsewhere the system knows the home without $HOME");
        (string? home, string? xdg) = (Environment.GetEnvironmentVariable("HOME"), Environment.GetEnvironmentVariable("XDG_CACHE_HOME"));
        try
        {
            Environment.SetEnvironmentVariable("HOME", "/nonexistent");
            Environment.SetEnvironmentVariable("XDG_CACHE_HOME", null);

            Assert.Equal("/nonexistent/.cache/mien", CacheFolder.Root);
        }
        finally
        {
            Environment.SetEnvironmentVariable("HOME", home);
            Environment.SetEnvironmentVariable("XDG_CACHE_HOME", xdg);
        }
    }

    [Fact]
    public void Locate_PackageFile_ReturnsItsPath()
    {
        Directory.CreateDirectory(_folder.File("@scope/package"));
        File.WriteAllText(_folder.File("@scope/package/weights.bin"), "w");
        Environment.SetEnvironmentVariable(NodePackages.FolderVariable, _folder.Path);

        Assert.Equal("w", File.ReadAllText(NodePackages.Locate("@scope/package/weights.bin")));
    }

    [Fact]
    public void Locate_MissingFile_SaysWhereItLookedAndWhatToDo()
    {
        Environment.SetEnvironmentVariable(NodePackages.FolderVariable, _folder.Path);

        MissingPackageException fault = Assert.Throws<MissingPackageException>(() => NodePackages.Locate("@scope/nothing.bin"));

        Assert.Null(NodePackages.Find("@scope/nothing.bin"));
        Assert.Equal("MISSING_PACKAGE", fault.Code);
        Assert.Equal(ExitCode.ModelOrDevice, fault.ExitCode);
        Assert.Contains("@scope/nothing.bin", fault.Message, StringComparison.Ordinal);
        Assert.Contains(_folder.Path, fault.Message, StringComparison.Ordinal);
        Assert.Contains("./mien", fault.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void NotFound_NothingSearched_SaysNothingOfIt() =>
        Assert.EndsWith("nothing.bin was not found", MissingPackageException.NotFound("nothing.bin", []).Message, StringComparison.Ordinal);
}

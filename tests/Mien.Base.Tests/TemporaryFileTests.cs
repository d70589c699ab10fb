using Mien.Testing;

namespace Mien.Base.Tests;

public sealed class TemporaryFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Target => _folder.File("out.bin");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void For_WhatAKilledProcessLeft_IsRemovedByTheNextWriterOfTheFile()
    {
        (string left, string another) = (NameOf(Target), NameOf(_folder.File("other.bin")));
        File.WriteAllText(left, "half");
        File.WriteAllText(another, "not this file's");

        AtomicFile.Write(Target, [1]);

        Assert.Equal([1], File.ReadAllBytes(Target));
        Assert.Equal([another, Target], Directory.GetFiles(_folder.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void WordsOf_AFaultThatNamesTheTemporaryFile_NameTheWantedOne() => Assert.Equal(
        "Access to the path 'a.jpg' is denied.",
        TemporaryFile.WordsOf(new UnauthorizedAccessException($"Access to the path '{NameOf(Target)}' is denied."), "a.jpg"));

    [Fact]
    public void For_TheSameFileTwiceAtOnce_BothAreWhole()
    {
        using TemporaryFile first = TemporaryFile.For(Target);
        first.Content.Write([1, 1]);

        AtomicFile.Write(Target, [2]);
        first.Complete(overwrite: true);

        Assert.Equal([1, 1], File.ReadAllBytes(Target));
        Assert.Single(Directory.GetFiles(_folder.Path));
    }

    [Theory]
    [InlineData("w-*.mp4", "w-a.mp4")]
    [InlineData("w-?.mp4", "w-1.mp4")]
    [InlineData("w-[ab].mp4", "w-a.mp4")]
    public void Write_NameWithSignsOfAPattern_TouchesNoOtherFile(string name, string other)
    {
        string[] others = [_folder.File(other), _folder.File($".{other}.tmp"), NameOf(_folder.File(other)), _folder.File(".w-a.0123.tmp.mp4")];
        foreach (string path in others)
        {
            File.WriteAllText(path, "another's");
        }

        AtomicFile.Write(_folder.File(name), [1]);

        Assert.All(others, path => Assert.Equal("another's", File.ReadAllText(path)));
    }

    [Fact]
    public void Write_LinksOfItsNames_AreReplacedOrPassedBy_NeverFollowed()
    {
        string victim = _folder.File("victim");
        File.WriteAllText(victim, "mine");
        File.CreateSymbolicLink(Target, victim);
        File.CreateSymbolicLink(NameOf(Target), victim);

        AtomicFile.Write(Target, [1]);

        Assert.Equal("mine", File.ReadAllText(victim));
        Assert.Equal([1], File.ReadAllBytes(Target));
        Assert.Null(new FileInfo(Target).LinkTarget);
    }

    [Theory]
    [InlineData('a', 255)]
    [InlineData('ü', 127)]
    public void Write_NameAsLongAsTheSystemAllows_IsWritten(char letter, int count)
    {
        string path = _folder.File(new string(letter, count));

        AtomicFile.Write(path, [1]);

        Assert.Equal([1], File.ReadAllBytes(path));
    }

    [Theory]
    [InlineData(UnixPermissions.Private)]
    [InlineData(UnixPermissions.Private | UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.UserRead)]
    public void Write_OverAFileOrMadeOfOne_GivesNoOtherReaders(UnixFileMode mode)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "permissions of this kind are Unix's");
        string model = _folder.File("model");
        File.WriteAllText(Target, "old");
        File.WriteAllText(model, "private");
        UnixPermissions.Set(Target, mode);
        UnixPermissions.Set(model, mode);

        AtomicFile.Write(Target, [1]);
        AtomicFile.Write(_folder.File("made"), [1], madeOf: model);

        Assert.Equal(UnixPermissions.OfOthers(model), UnixPermissions.OfOthers(Target));
        Assert.Equal(UnixPermissions.OfOthers(model), UnixPermissions.OfOthers(_folder.File("made")));
    }

    [Fact]
    public void Write_ANewFile_HasTheUsualPermissions()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "permissions of this kind are Unix's");
        File.WriteAllText(_folder.File("usual"), "");

        AtomicFile.Write(Target, [1], madeOf: _folder.File("not there"));

        Assert.Equal(UnixPermissions.Of(_folder.File("usual")), UnixPermissions.Of(Target));
    }

    [Fact]
    public void IsNameOfOne_OfOthersNames_IsFalse()
    {
        Assert.True(TemporaryFile.IsNameOfOne(Path.GetFileName(NameOf(Target))));
        Assert.All((string[])["out.tmp", ".mien-notes.tmp", ".mien-0123456789abcdef-0.tmp.old.bak", "x.mien-0123456789abcdef-0.tmp"], name => Assert.False(TemporaryFile.IsNameOfOne(name)));
    }

    private static string NameOf(string target)
    {
        using TemporaryFile file = TemporaryFile.For(target);
        return file.Path;
    }
}

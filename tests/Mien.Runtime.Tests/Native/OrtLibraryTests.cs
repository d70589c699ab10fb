using System.Runtime.InteropServices;
using Mien.Runtime.Native;

namespace Mien.Runtime.Tests.Native;

public sealed class OrtLibraryTests
{
    [Theory]
    [InlineData("LINUX", Architecture.X64, "linux/x64/libonnxruntime.so.1")]
    [InlineData("LINUX", Architecture.Arm64, "linux/arm64/libonnxruntime.so.1")]
    [InlineData("WINDOWS", Architecture.X64, "win32/x64/onnxruntime.dll")]
    [InlineData("WINDOWS", Architecture.Arm64, "win32/arm64/onnxruntime.dll")]
    [InlineData("OSX", Architecture.Arm64, "darwin/arm64/libonnxruntime.1.dylib")]
    public void PathInPackage_EveryPlatform_IsThePackagesOwn(string system, Architecture architecture, string file) =>
        Assert.Equal($"onnxruntime-node/bin/napi-v6/{file}", OrtLibrary.PathInPackage(OSPlatform.Create(system), architecture));

    /// <summary>Only this machine's library is kept: the install drops those of other platforms.</summary>
    [Fact]
    public void Locate_ThisMachine_IsInstalled() => Assert.True(File.Exists(OrtLibrary.Locate()));

    [Theory]
    [InlineData("OSX", Architecture.X64)]
    [InlineData("WINDOWS", Architecture.X86)]
    [InlineData("FREEBSD", Architecture.X64)]
    public void PathInPackage_NoBinary_IsNull(string system, Architecture architecture) =>
        Assert.Null(OrtLibrary.PathInPackage(OSPlatform.Create(system), architecture));

    [Fact]
    public void Load_NotALibrary_SaysWhichFile()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("libonnxruntime.so.1"), "rubbish");

        EngineLibraryException fault = Assert.Throws<EngineLibraryException>(() => OrtLibrary.Load(folder.File("libonnxruntime.so.1")));

        Assert.Equal("ENGINE_LIBRARY", fault.Code);
        Assert.Contains(folder.Path, fault.Message, StringComparison.Ordinal);
        Assert.NotEmpty(fault.Hint);
    }

    [Fact]
    public void Load_AnotherLibrary_IsNotOnnxRuntime()
    {
        string runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string other = Directory.GetFiles(runtime, "*System.Native.*").First(file => !file.EndsWith(".a", StringComparison.Ordinal));

        Assert.Contains(
            "is not ONNX Runtime", Assert.Throws<EngineLibraryException>(() => OrtLibrary.Load(other)).Message, StringComparison.Ordinal);
    }
}

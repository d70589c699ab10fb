using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using System.Security.Cryptography;
using System.Text;
using Microsoft.ML.OnnxRuntime;
using Mien.Runtime.Native;

namespace Mien.Runtime;

/// <summary>The optimised graph of one model on this machine, kept in a file between starts. It only saves time: whatever
/// is wrong with the file or its folder, the model still opens from its own bytes.</summary>
internal sealed class OptimizedModel
{
    private readonly string path;
    private readonly string key;
    private readonly string modelName;

    private OptimizedModel(string path, string key, string modelName)
    {
        this.path = path;
        this.key = key;
        this.modelName = modelName;
    }

    /// <returns>Null when nothing is to be kept: no path is given, the model is a file (whose weights may lie in other
    /// files), or it does not run on the CPU.</returns>
    public static OptimizedModel? For(OrtEngine engine, ModelSource model, SessionSettings settings, DeviceChoice device)
    {
        if (settings.OptimizedModelPath is not string wanted || model.Path is not null || device.Kind != DeviceKind.Cpu)
        {
            return null;
        }

        string full = Path.GetFullPath(wanted);
        string fingerprint = Fingerprint(engine, model, settings);
        string name = $"{Path.GetFileNameWithoutExtension(full)}.{fingerprint[..16]}{Path.GetExtension(full)}";
        return new(Path.Combine(Path.GetDirectoryName(full)!, name), fingerprint, model.Name);
    }

    /// <returns>Null when there is no good file: a graph that only opens may compute anything.</returns>
    public OrtHandle<InferenceSession>? TryOpen(Func<ModelSource, OrtHandle<InferenceSession>> open)
    {
        if (CheckedFile.TryRead(path, key) is not byte[] kept)
        {
            return null;
        }

        try
        {
            return open(new(modelName, kept, null));
        }
        catch (ModelException)
        {
            return null;
        }
    }

    /// <summary>Opens the model so that the engine writes its graph beside the final path, then keeps that with its checksum.</summary>
    /// <returns>Null when the engine could not write.</returns>
    public OrtHandle<InferenceSession>? TryWrite(Func<string, OrtHandle<InferenceSession>> openAndWrite)
    {
        OrtHandle<InferenceSession>? session = null;
        try
        {
            using TemporaryFile file = TemporaryFile.For(path);
            session = openAndWrite(file.Path);
            CheckedFile.TryWrite(path, key, File.ReadAllBytes(file.Path));
            return session;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ModelException)
        {
            return session;
        }
    }

    /// <summary>Of all that the optimised graph follows from.</summary>
    private static string Fingerprint(OrtEngine engine, ModelSource model, SessionSettings settings)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(model.Bytes.Span);
        string machine = string.Join('|', RuntimeInformation.ProcessArchitecture, Avx2.IsSupported, Avx512F.IsSupported, Dp.IsSupported);
        string rest = $"{engine.Version}|{engine.SideCalls.BuildInfo}|{machine}|{settings.Optimization}|{settings.Deterministic}|{string.Join(';', settings.SkippedOptimisers)}";
        hash.AppendData(Encoding.UTF8.GetBytes(rest));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

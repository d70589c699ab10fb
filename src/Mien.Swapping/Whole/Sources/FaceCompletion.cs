using Mien.Imaging.Pixels;
using Mien.Runtime;

namespace Mien.Swapping.Whole.Sources;

/// <summary>An open network that makes unwrapped faces whole and evenly lit (`mien train completion`). Thread-safe.</summary>
public sealed class FaceCompletion : IDisposable
{
    private const string Seen = "seen", Trust = "trust", Whole = "whole", Doubt = "doubt";

    private readonly Session _session;

    private FaceCompletion(Session session)
    {
        _session = session;
        session.CheckInputs([Seen, Trust]);
        SizePx = (int)session.Inputs.First(input => input.Name == Trust).Shape[^1];
    }

    /// <summary>The network that comes with Mien.</summary>
    public static string ShippedPath => Path.Combine(AppContext.BaseDirectory, "models", "completion", "model.onnx");

    /// <summary>Side of the atlas.</summary>
    public int SizePx { get; }

    /// <param name="path">Null: <see cref="ShippedPath"/>.</param>
    /// <exception cref="ModelException">The file is missing or damaged.</exception>
    /// <exception cref="TensorMismatchException">It is another kind of network.</exception>
    public static FaceCompletion Open(string? path = null, SessionSettings? settings = null)
    {
        Session session = Session.OpenFile(path ?? ShippedPath, (settings ?? new() { Device = DeviceChoice.Cpu }) with { ModelName = "the face completion" });
        try
        {
            return new(session);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <param name="encoded">The unwrapped face, sRGB-encoded, [S,S].</param>
    /// <param name="trust">How far each texel was seen and is the face's own, 0 … 1.</param>
    /// <returns>The whole face, sRGB-encoded, and how far what was seen is from the face's own look, its light apart, 0 … 0.5.</returns>
    internal (Planes Whole, Plane Doubt) Complete(Planes encoded, Plane trust, CancellationToken cancellation)
    {
        int area = SizePx * SizePx;
        using TensorValue seen = TensorValue.Create(1, 3, SizePx, SizePx);
        using TensorValue trusted = TensorValue.Create(1, 1, SizePx, SizePx);
        using TensorValue whole = TensorValue.Create(1, 3, SizePx, SizePx);
        using TensorValue doubt = TensorValue.Create(1, 1, SizePx, SizePx);
        trust.Samples.CopyTo(trusted.Floats);
        for (int channel = 0; channel < 3; channel++)
        {
            encoded[channel].Samples.CopyTo(seen.Floats.Slice(channel * area, area));
        }

        using IoBinding binding = _session.Bind();
        binding.BindInput(Seen, seen);
        binding.BindInput(Trust, trusted);
        binding.BindOutput(Whole, whole);
        binding.BindOutput(Doubt, doubt);
        binding.Run(cancellation);
        Planes planes = new(SizePx, SizePx);
        for (int channel = 0; channel < 3; channel++)
        {
            whole.Floats.Slice(channel * area, area).CopyTo(planes[channel].Samples);
        }

        Plane doubted = new(SizePx, SizePx);
        doubt.Floats.CopyTo(doubted.Samples);
        return (planes, doubted);
    }

    public void Dispose() => _session.Dispose();
}

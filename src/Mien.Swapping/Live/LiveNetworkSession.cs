using System.Collections.Concurrent;
using System.Numerics;
using Mien.Faces;
using Mien.Faces.Alignment;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Runtime;

namespace Mien.Swapping.Live;

/// <summary>An open network that makes drawn faces belong to their pictures, or one that is given a recogniser's vector in their place (`mien train live`;
/// docs/live.md). Its inputs tell which it is. Thread-safe.</summary>
public sealed class LiveNetworkSession : IDisposable
{
    private const string Target = "target", Drawn = "drawn", Coverage = "coverage", Identity = "identity";

    private readonly Session _session;
    private readonly SourceRecogniser? _recogniser;
    private readonly ConcurrentBag<LiveNetworkRun> _idle = [];

    private LiveNetworkSession(Session session, string path, SessionSettings settings)
    {
        _session = session;
        TensorSpec? identity = session.Inputs.FirstOrDefault(input => input.Name == Identity);
        session.CheckInputs(identity is null ? [Target, Drawn, Coverage] : [Target, Identity]);
        SizePx = (int)session.Inputs.First(input => input.Name == Target).Shape[^1];
        Return(new(session, SizePx));
        _recogniser = identity is null ? null : SourceRecogniser.OpenBeside(path, SizePx, (int)identity.Shape[^1], settings);
    }

    /// <summary>Side of the crop that it looks at.</summary>
    public int SizePx { get; }

    /// <summary>Where it really runs.</summary>
    public DeviceReport Device => _session.Device;

    /// <summary>What tells it whom to show; null when that is drawn on the target.</summary>
    internal SourceRecogniser? Recogniser => _recogniser;

    /// <param name="path">A network that takes vectors has its recogniser beside it.</param>
    /// <exception cref="ModelException">A file is missing or damaged.</exception>
    /// <exception cref="TensorMismatchException">It is another kind of network.</exception>
    public static LiveNetworkSession Open(string path, SessionSettings settings)
    {
        Session session = Session.OpenFile(path, settings);
        try
        {
            return new(session, path, settings);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>How the packs frame faces that the networks learned from.</summary>
    /// <returns>Maps the picture to the crop.</returns>
    internal static Affine2 ImageToCrop(Face face, int sizePx) =>
        FaceAligner.ImageToCrop(face, AlignmentTemplate.Arcface128.WithMargin(AlignmentTemplate.UsualMargin), sizePx);

    /// <param name="target">The frame without the drawn face.</param>
    /// <param name="drawn">The frame with it.</param>
    /// <param name="coverage">Of <paramref name="covered"/>: how much of each pixel was drawn over, 0 … 1.</param>
    /// <param name="imageToCrop">Where the network looks.</param>
    /// <returns>Both in the crop: what to add to the drawn face, and where to show it, 0 … 1.</returns>
    internal (Planes Change, Plane Mask) Run(IFrame target, IFrame drawn, Plane coverage, Region covered, Affine2 imageToCrop, CancellationToken cancellation) =>
        Run(target, imageToCrop, run =>
        {
            Size size = new(SizePx, SizePx);
            Resampler.CropToTensor(drawn, imageToCrop, size, run[Drawn], Vector3.One, default);
            Affine2 coveredToCrop = Affine2.Translation(covered.X, covered.Y).Then(imageToCrop);
            Resampler.Warp(coverage, coveredToCrop, size, Border.Constant(0)).Samples.CopyTo(run[Coverage]);
        }, cancellation);

    /// <param name="identity">Of <see cref="Recogniser"/>.</param>
    /// <returns>Both in the crop: what to add to the target, and where, 0 … 1.</returns>
    internal (Planes Change, Plane Mask) Run(IFrame target, float[] identity, Affine2 imageToCrop, CancellationToken cancellation) =>
        Run(target, imageToCrop, run => identity.CopyTo(run[Identity]), cancellation);

    public void Dispose()
    {
        while (_idle.TryTake(out LiveNetworkRun? run))
        {
            run.Dispose();
        }

        _recogniser?.Dispose();
        _session.Dispose();
    }

    private (Planes Change, Plane Mask) Run(IFrame target, Affine2 imageToCrop, Action<LiveNetworkRun> fill, CancellationToken cancellation)
    {
        if (!_idle.TryTake(out LiveNetworkRun? run))
        {
            run = new(_session, SizePx);
        }

        try
        {
            Resampler.CropToTensor(target, imageToCrop, new(SizePx, SizePx), run[Target], Vector3.One, default);
            fill(run);
            return run.Run(cancellation);
        }
        finally
        {
            Return(run);
        }
    }

    private void Return(LiveNetworkRun run) => _idle.Add(run);
}

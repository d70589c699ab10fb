using System.Collections.Concurrent;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Runtime;

namespace Mien.Swapping.Live;

/// <summary>An open network that makes drawn faces belong to their pictures (`mien train live`; docs/live.md). Thread-safe.</summary>
public sealed class LiveNetworkSession : IDisposable
{
    private readonly Session _session;
    private readonly ConcurrentBag<LiveNetworkRun> _idle = [];

    private LiveNetworkSession(Session session)
    {
        _session = session;
        Return(new(session, SizeOf(session)));
    }

    /// <summary>Side of the crop that it looks at.</summary>
    public int SizePx => SizeOf(_session);

    /// <summary>Where it really runs.</summary>
    public DeviceReport Device => _session.Device;

    /// <exception cref="ModelException">The file is missing or damaged.</exception>
    /// <exception cref="TensorMismatchException">It is another kind of network.</exception>
    public static LiveNetworkSession Open(string path, SessionSettings settings)
    {
        Session session = Session.OpenFile(path, settings);
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

    /// <param name="target">The frame without the drawn face.</param>
    /// <param name="drawing">What drawing the face changed, within <paramref name="drawn"/>; where nothing was drawn, 0.</param>
    /// <param name="coverage">Of the same: how much of each pixel was drawn over, 0 … 1.</param>
    /// <param name="imageToCrop">Where the network looks.</param>
    /// <param name="beard">Where a beard of the source is to stay, 0 … 1, in the crop; null for nowhere.</param>
    /// <returns>Both in the crop: what to add to the drawn face, and where to show it, 0 … 1.</returns>
    internal (Planes Change, Plane Mask) Run(
        IFrame target, Planes drawing, Plane coverage, Region drawn, Affine2 imageToCrop, Plane? beard, CancellationToken cancellation)
    {
        if (!_idle.TryTake(out LiveNetworkRun? run))
        {
            run = new(_session, SizePx);
        }

        try
        {
            Size size = new(SizePx, SizePx);
            Resampler.CropToTensor(target, imageToCrop, size, run.Target.Floats, System.Numerics.Vector3.One, default);
            Affine2 drawnToCrop = Affine2.Translation(drawn.X, drawn.Y).Then(imageToCrop);
            Plane[] warped = Resampler.Warp([drawing.Red, drawing.Green, drawing.Blue, coverage], drawnToCrop, size, Border.Constant(0));
            // Warps are linear: the drawn face's crop is the target's with the drawing's added, and the frame is read and warped once.
            for (int channel = 0; channel < 3; channel++)
            {
                Range plane = (channel * (int)size.Area)..((channel + 1) * (int)size.Area);
                SampleSums.Add(run.Target.Floats[plane], warped[channel].Samples, run.Drawn.Floats[plane]);
            }

            warped[3].Samples.CopyTo(run.Coverage.Floats);
            (Planes change, Plane mask) = run.Run(cancellation);
            if (beard is not null)
            {
                WholeBeard.KeepInPlace(change, mask, run.Target.Floats, run.Drawn.Floats, beard);
            }

            return (change, mask);
        }
        finally
        {
            Return(run);
        }
    }

    public void Dispose()
    {
        while (_idle.TryTake(out LiveNetworkRun? run))
        {
            run.Dispose();
        }

        _session.Dispose();
    }

    private static int SizeOf(Session session) => (int)session.Inputs[0].Shape[^1];

    private void Return(LiveNetworkRun run) => _idle.Add(run);
}

using System.Collections.Concurrent;
using System.Numerics;
using Mien.Faces;
using Mien.Faces.Alignment;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Runtime;
using static Mien.Models.Contracts.HarmoniserContract;

namespace Mien.Swapping.Live;

/// <summary>An open network that makes drawn faces belong to their pictures, or one that is given a recogniser's vector in their place (`mien train live`;
/// docs/harmoniser.md). Its inputs tell which it is. Thread-safe.</summary>
public sealed class LiveNetworkSession : IDisposable
{
    private const int MostSidePx = 4096;

    private const int MostIdentityNumbers = 65_536;

    private readonly Session _session;
    private readonly SourceRecogniser? _recogniser;
    private readonly ConcurrentBag<LiveNetworkRun> _idle = [];

    private LiveNetworkSession(Session session, string path, SessionSettings settings)
    {
        _session = session;
        TensorSpec? identity = session.Inputs.FirstOrDefault(input => input.Name == Identity);
        session.CheckInputs(identity is null ? [Target, Drawn, Coverage] : [Target, Identity]);
        TensorSpec target = session.Inputs.First(input => input.Name == Target);
        SizePx = target.Shape is [_, _, _, >= 1 and <= MostSidePx and var side] ? (int)side : throw Misfit(path, target);
        if (session.Inputs.FirstOrDefault(input => !IsOfLayout(input, SizePx)) is TensorSpec other)
        {
            throw Misfit(path, other);
        }

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

    /// <summary>Tensors of any declared size would be made before the first run, so none is believed.</summary>
    private static bool IsOfLayout(TensorSpec input, int sizePx) => input.ElementType == ElementType.Float32 && input.Name switch
    {
        Identity => input.Shape is [1, >= 1 and <= MostIdentityNumbers],
        Coverage => input.Shape.SequenceEqual([1, 1, sizePx, sizePx]),
        _ => input.Shape.SequenceEqual([1, 3, sizePx, sizePx]),
    };

    private static ModelException Misfit(string path, TensorSpec input) => ModelException.Invalid(
        path, $"its input {input} should be one of {Target} and {Drawn} [1,3,S,S], {Coverage} [1,1,S,S], {Identity} [1,N] in float32");

    /// <summary>How the packs frame faces that the networks learned from.</summary>
    /// <returns>Maps the picture to the crop.</returns>
    internal static Affine2 ImageToCrop(Face face, int sizePx) =>
        FaceAligner.ImageToCrop(face, AlignmentTemplate.Arcface128.WithMargin(AlignmentTemplate.UsualMargin), sizePx);

    /// <param name="target">The frame without the drawn face.</param>
    /// <param name="drawing">What drawing the face changed, within <paramref name="drawn"/>; where nothing was drawn, 0.</param>
    /// <param name="coverage">Of the same: how much of each pixel was drawn over, 0 … 1.</param>
    /// <param name="imageToCrop">Where the network looks.</param>
    /// <returns>Both in the crop: what to add to the drawn face, and how much of that, 0 … 1.</returns>
    internal (Planes Change, Plane Mask) Run(
        IFrame target, Planes drawing, Plane coverage, Region drawn, Affine2 imageToCrop, CancellationToken cancellation) =>
        Run(
            target,
            imageToCrop,
            run =>
            {
                Size size = new(SizePx, SizePx);
                Affine2 drawnToCrop = Affine2.Translation(drawn.X, drawn.Y).Then(imageToCrop);
                Plane[] warped = Resampler.Warp([drawing.Red, drawing.Green, drawing.Blue, coverage], drawnToCrop, size, Border.Constant(0));
                // Warps are linear: the drawn face's crop is the target's with the drawing's added, and the frame is read and warped once.
                for (int channel = 0; channel < 3; channel++)
                {
                    Range plane = (channel * (int)size.Area)..((channel + 1) * (int)size.Area);
                    SampleSums.Add(run[Target][plane], warped[channel].Samples, run[Drawn][plane]);
                }

                warped[3].Samples.CopyTo(run[Coverage]);
            },
            cancellation);

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

    /// <param name="fill">Sets the inputs beside the target.</param>
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

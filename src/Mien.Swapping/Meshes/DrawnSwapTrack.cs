using System.Numerics;
using Mien.Faces;
using Mien.Imaging.Colour;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Swapping.Meshes.Render;
using Mien.Swapping.Meshes.Shape;
using Mien.Swapping.Meshes.Steadiness;

namespace Mien.Swapping.Meshes;

/// <summary>A texture put on one face of a film, frame by frame, in the order that all drawing swappers share. A photo is the first frame of a track that
/// ends there. What they do not share: how a target is read, how the face is drawn, and where it is shown.</summary>
/// <param name="colour">The texture, linear light.</param>
/// <param name="sourceShape">The source's proportions (<see cref="TargetShape"/>).</param>
internal abstract class DrawnSwapTrack(MipPyramid colour, Vector3[] sourceShape, MeshSwapContext context) : ISwapTrack
{
    /// <summary>Blurs, in distances between the eyes' outer corners: up to the first eyes keep their edges, from the second on they have none.</summary>
    private const float SoftFrom = 0.02f, SoftFully = 0.04f;

    private readonly DetailMemory _detail = new();
    private readonly TargetShape _shape = new(sourceShape, context);
    private TimeSpan _last = TimeSpan.MinValue;
    private int _factor = 1;

    protected MeshSwapContext Context => context;

    protected FrameStore Store { get; } = new(context);

    public Action<CancellationToken>? Begin(
        IFrame target, Face targetFace, SwapSettings settings, TimeSpan time, float opacity, ISwapObserver? observer, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, _last);
        if (opacity is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(opacity), opacity, "Must be 0 … 1.");
        }

        cancellationToken.ThrowIfCancellationRequested();
        _last = time;
        if (opacity == 0)
        {
            return null;
        }

        (target, targetFace) = ReducedFrame.Fit(target, targetFace, ref _factor);
        StageClock clock = new(observer);
        clock.Done("texture", () => Picture.From(LinearLight.ToSrgb(colour[0])));
        TargetFace? face = TargetFace.Read(target, targetFace, context, Store);
        if (face is null)
        {
            return null;
        }

        Look(target, targetFace, face, settings, time, cancellationToken);
        clock.Done("read", () => Picture.From(face.Encoded));
        cancellationToken.ThrowIfCancellationRequested();
        Vector3[] points = _shape.Moved(face.Points, targetFace.Mesh, target.Size, time, settings.Shape * settings.Strength);
        RenderedFace rendered = Render(face, points, settings);
        clock.Done("render", () => Picture.From(LinearLight.ToSrgb(rendered.Linear)));

        cancellationToken.ThrowIfCancellationRequested();
        Plane mask = Store.Planes.Rent();
        MaskInPlace(mask, face, rendered, settings);
        clock.Done("mask", () => Picture.From(new Planes(mask, mask, mask)));

        Plane drawn = MaskCombination.Product(mask, rendered.Trust, context.Workers);
        Detail detail = _detail.Next(rendered.Linear, face.Encoded, drawn, time, context.Workers);
        SoftenInPlace(rendered, detail.Blur, face.EyeDistancePx);
        clock.Done("detail", () => Picture.From(LinearLight.ToSrgb(rendered.Linear)));
        cancellationToken.ThrowIfCancellationRequested();
        FrameBlend.ApplyInPlace(
            face.Encoded, face.Linear[0], rendered.Linear, mask, detail.Grain, Grain.Seed(settings.Seed, time), opacity, context.Workers);
        target.Write(face.Region, face.Encoded, mask);
        clock.Done("blend", () => Picture.From(face.Encoded));
        return null;
    }

    /// <summary>What is the target's own is as soft as it is already; where it is so soft that an eye is a blot, the edges it was put in with are softened, too.</summary>
    private void SoftenInPlace(RenderedFace rendered, SoftBlur blur, float eyeDistancePx)
    {
        float everywhere = Ramp.Smooth(SoftFrom, SoftFully, blur.Axes.Long / eyeDistancePx);
        Planes soft = blur.Apply(rendered.Linear, context.Workers);
        for (int channel = 0; channel < 3 && soft != rendered.Linear; channel++)
        {
            MixInPlace(rendered.Linear[channel].Samples, soft[channel].Samples, rendered.Trust.Samples, everywhere);
        }

        static void MixInPlace(float[] sharp, float[] soft, float[] share, float least)
        {
            for (int i = 0; i < sharp.Length; i++)
            {
                sharp[i] += Math.Max(share[i], least) * (soft[i] - sharp[i]);
            }
        }
    }

    /// <summary>Judges the target: its light, and what lies in front of it.</summary>
    protected abstract void Look(
        IFrame frame, Face found, TargetFace face, SwapSettings settings, TimeSpan time, CancellationToken cancellation);

    /// <param name="points">The target's points with the source's proportions, in px of the region, [478].</param>
    protected abstract RenderedFace Render(TargetFace face, Vector3[] points, SwapSettings settings);

    /// <param name="mask">Receives where the drawn face is shown, 0 … 1, the region's size.</param>
    protected abstract void MaskInPlace(Plane mask, TargetFace face, RenderedFace rendered, SwapSettings settings);
}

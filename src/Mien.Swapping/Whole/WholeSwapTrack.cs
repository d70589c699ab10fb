using System.Numerics;
using Mien.Faces;
using Mien.Faces.Parsing;
using Mien.Imaging.Colour;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes.Atlas;
using Mien.Swapping.Meshes.Render;
using Mien.Swapping.Meshes.Shape;
using Mien.Swapping.Whole.Sources;
using Mien.Swapping.Whole.Targets;

namespace Mien.Swapping.Whole;

/// <summary>A whole face put on one face of a film, frame by frame, by what the parser sees in front. A photo is the first frame of a track that ends there.</summary>
internal sealed class WholeSwapTrack : ISwapTrack
{
    /// <summary>Blurs, in distances between the eyes' outer corners: up to the first eyes keep their edges, from the second on they have none.</summary>
    private const float SoftFrom = 0.02f, SoftFully = 0.04f;

    private readonly WholeTexture _source;
    private readonly MeshSwapContext _context;
    private readonly FrameStore _store;
    private readonly TargetReader _reader;
    private readonly TargetShape _shape;
    private readonly DetailMemory _detail = new();
    private TimeSpan _last = TimeSpan.MinValue;
    private int _factor = 1;

    public WholeSwapTrack(WholeTexture source, MeshSwapContext context, FaceParser parser, FaceCompletion completion)
    {
        (_source, _context) = (source, context);
        _store = new FrameStore(context);
        _reader = new TargetReader(source, context, parser, completion, _store.Sheet);
        _shape = new TargetShape(source.Shape, context);
    }

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
        clock.Done("texture", () => Picture.From(LinearLight.ToSrgb(_source.Colour[0])));
        TargetFace? face = TargetFace.Read(target, targetFace, _context, _store);
        if (face is null)
        {
            return null;
        }

        _reader.Read(target, targetFace, face, settings, time, cancellationToken);
        clock.Done("read", () => Picture.From(face.Encoded));
        cancellationToken.ThrowIfCancellationRequested();
        Vector3[] points = _shape.Moved(face.Points, targetFace.Mesh, target.Size, time, settings.Shape * settings.Strength);
        RenderedFace rendered = WholeRenderer.Render(face, points, _reader, _source, settings, _context, _store);
        clock.Done("render", () => Picture.From(LinearLight.ToSrgb(rendered.Linear)));

        cancellationToken.ThrowIfCancellationRequested();
        Plane mask = _store.Planes.Rent();
        WholeMask.Make(mask, face, rendered, _reader, _context.Workers);
        clock.Done("mask", () => Picture.From(new Planes(mask, mask, mask)));

        Plane drawn = MaskCombination.Product(mask, rendered.Trust, _context.Workers);
        Detail detail = _detail.Next(rendered.Linear, face.Encoded, drawn, time, _context.Workers);
        SoftenInPlace(rendered, detail.Blur, face.EyeDistancePx);
        clock.Done("detail", () => Picture.From(LinearLight.ToSrgb(rendered.Linear)));
        cancellationToken.ThrowIfCancellationRequested();
        FrameBlend.ApplyInPlace(
            face.Encoded, face.Linear[0], rendered.Linear, mask, detail.Grain, Grain.Seed(settings.Seed, time), opacity, _context.Workers);
        target.Write(face.Region, face.Encoded, mask);
        clock.Done("blend", () => Picture.From(face.Encoded));
        return null;
    }

    /// <summary>What is the target's own is as soft as it is already; where it is so soft that an eye is a blot, the edges it was put in with are softened, too.</summary>
    private void SoftenInPlace(RenderedFace rendered, SoftBlur blur, float eyeDistancePx)
    {
        float everywhere = Ramp.Smooth(SoftFrom, SoftFully, blur.Axes.Long / eyeDistancePx);
        Planes soft = blur.Apply(rendered.Linear, _context.Workers);
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
}

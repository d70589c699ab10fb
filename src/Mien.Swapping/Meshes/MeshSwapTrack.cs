using System.Numerics;
using Mien.Faces;
using Mien.Imaging.Colour;
using Mien.Imaging.Filters;
using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes.Atlas;
using Mien.Swapping.Meshes.Masks;
using Mien.Swapping.Meshes.Render;
using Mien.Swapping.Meshes.Shape;
using Mien.Swapping.Meshes.Steadiness;

namespace Mien.Swapping.Meshes;

/// <summary>A source texture put on one face of a film, frame by frame. A photo is the first frame of a track that ends there.</summary>
internal sealed class MeshSwapTrack : ISwapTrack
{
    private readonly SourceTexture _source;
    private readonly MeshSwapContext _context;
    private readonly FrameStore _store;
    private readonly FaceJudge _judge;
    private readonly DetailMemory _detail = new();
    private readonly TargetShape _shape;
    private TimeSpan _last = TimeSpan.MinValue;
    private int _factor = 1;

    public MeshSwapTrack(SourceTexture source, MeshSwapContext context)
    {
        _source = source;
        _context = context;
        _store = new FrameStore(context);
        _judge = new FaceJudge(source, context, _store.Sheet);
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

        _judge.Look(face, settings, time);
        clock.Done("read", () => Picture.From(face.Encoded));
        cancellationToken.ThrowIfCancellationRequested();
        Vector3[] points = _shape.Moved(face.Points, targetFace.Mesh, target.Size, time, settings.Shape * settings.Strength);
        RenderedFace rendered = FaceRenderer.Render(face, points, _judge, _source, settings, _context, _store);
        clock.Done("render", () => Picture.From(LinearLight.ToSrgb(rendered.Linear)));

        cancellationToken.ThrowIfCancellationRequested();
        Plane mask = _store.Planes.Rent();
        SwapMask.Make(mask, face, rendered, settings, _context.Workers);
        clock.Done("mask", () => Picture.From(new Planes(mask, mask, mask)));

        Detail detail = _detail.Next(rendered.Linear, face.Encoded, mask, time, _context.Workers);
        for (int channel = 0; channel < 3; channel++)
        {
            GaussianBlur.RunInPlace(rendered.Linear[channel], detail.BlurPx, _context.Workers);
        }

        clock.Done("detail", () => Picture.From(LinearLight.ToSrgb(rendered.Linear)));
        cancellationToken.ThrowIfCancellationRequested();
        FrameBlend.ApplyInPlace(
            face.Encoded, face.Linear[0], rendered.Linear, mask, detail.Grain, Grain.Seed(settings.Seed, time), opacity, _context.Workers);
        target.Write(face.Region, face.Encoded, mask);
        clock.Done("blend", () => Picture.From(face.Encoded));
        return null;
    }
}

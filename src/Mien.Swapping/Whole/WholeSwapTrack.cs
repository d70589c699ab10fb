using Mien.Faces;
using Mien.Faces.Parsing;
using Mien.Imaging.Colour;
using Mien.Imaging.Filters;
using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes;
using Mien.Swapping.Meshes.Render;
using Mien.Swapping.Meshes.Shape;
using Mien.Swapping.Meshes.Steadiness;
using Mien.Swapping.Whole.Sources;
using Mien.Swapping.Whole.Targets;
using System.Numerics;

namespace Mien.Swapping.Whole;

/// <summary>A whole face put on one face of a film, frame by frame. A photo is the first frame of a track that ends there.</summary>
internal sealed class WholeSwapTrack : ISwapTrack
{
    private readonly WholeTexture _source;
    private readonly MeshSwapContext _context;
    private readonly FrameStore _store;
    private readonly TargetReader _reader;
    private readonly DetailMemory _detail = new();
    private readonly TargetShape _shape;
    private TimeSpan _last = TimeSpan.MinValue;
    private int _factor = 1;

    public WholeSwapTrack(WholeTexture source, MeshSwapContext context, FaceParser parser)
    {
        _source = source;
        _context = context;
        _store = new FrameStore(context);
        _reader = new TargetReader(source, context, parser, _store.Sheet);
        _shape = new TargetShape(source.Shape, context);
    }

    public Action<CancellationToken>? Begin(
        IFrame target, Face targetFace, SwapSettings settings, TimeSpan time, float opacity, ISwapObserver? observer, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, _last);
        ArgumentOutOfRangeException.ThrowIfNegative(opacity);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(opacity, 1);
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
        Vector3[] points = _shape.Moved(face.Points, targetFace.Mesh, target.Size, time, settings.Shape * settings.Strength);
        RenderedFace rendered = WholeRenderer.Render(face, points, _reader, _source, settings, _context, _store);
        clock.Done("render", () => Picture.From(LinearLight.ToSrgb(rendered.Linear)));

        cancellationToken.ThrowIfCancellationRequested();
        Plane mask = _store.Planes.Rent();
        WholeMask.Make(mask, face, rendered, _reader, _context.Workers);
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

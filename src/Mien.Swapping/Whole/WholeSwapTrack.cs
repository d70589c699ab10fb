using System.Numerics;
using Mien.Faces;
using Mien.Faces.Parsing;
using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes;
using Mien.Swapping.Meshes.Render;
using Mien.Swapping.Whole.Sources;
using Mien.Swapping.Whole.Targets;

namespace Mien.Swapping.Whole;

/// <summary>A whole face put on one face of a film, by what the parser sees in front.</summary>
internal sealed class WholeSwapTrack : DrawnSwapTrack
{
    private readonly WholeTexture _source;
    private readonly TargetReader _reader;

    public WholeSwapTrack(WholeTexture source, MeshSwapContext context, FaceParser parser, FaceCompletion completion)
        : base(source.Colour, source.Shape, context)
    {
        _source = source;
        _reader = new TargetReader(source, context, parser, completion, Store.Sheet);
    }

    protected override void Look(IFrame frame, Face found, TargetFace face, SwapSettings settings, TimeSpan time, CancellationToken cancellation) =>
        _reader.Read(frame, found, face, settings, time, cancellation);

    protected override RenderedFace Render(TargetFace face, Vector3[] points, SwapSettings settings) =>
        WholeRenderer.Render(face, points, _reader, _source, settings, Context, Store);

    protected override void MaskInPlace(Plane mask, TargetFace face, RenderedFace rendered, SwapSettings settings) =>
        WholeMask.Make(mask, face, rendered, _reader, Context.Workers);
}

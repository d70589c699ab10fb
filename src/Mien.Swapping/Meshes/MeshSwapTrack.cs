using System.Numerics;
using Mien.Faces;
using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes.Atlas;
using Mien.Swapping.Meshes.Masks;
using Mien.Swapping.Meshes.Render;
using Mien.Swapping.Meshes.Steadiness;

namespace Mien.Swapping.Meshes;

/// <summary>A source texture put on one face of a film, by rules of what lies in front.</summary>
internal sealed class MeshSwapTrack : DrawnSwapTrack
{
    private readonly SourceTexture _source;
    private readonly FaceJudge _judge;

    public MeshSwapTrack(SourceTexture source, MeshSwapContext context)
        : base(source.Colour, source.Shape, context)
    {
        _source = source;
        _judge = new FaceJudge(source, context, Store.Sheet);
    }

    protected override void Look(IFrame frame, Face found, TargetFace face, SwapSettings settings, TimeSpan time, CancellationToken cancellation) =>
        _judge.Look(face, settings, time);

    protected override RenderedFace Render(TargetFace face, Vector3[] points, SwapSettings settings) =>
        FaceRenderer.Render(face, points, _judge, _source, settings, Context, Store);

    protected override void MaskInPlace(Plane mask, TargetFace face, RenderedFace rendered, SwapSettings settings) =>
        SwapMask.Make(mask, face, rendered, settings, Context.Workers);
}

using System.Diagnostics;
using System.Numerics;
using Mien.Faces;
using Mien.Imaging.Blending;
using Mien.Imaging.Colour;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes.Atlas;
using Mien.Swapping.Meshes.Masks;
using Mien.Swapping.Meshes.Render;

namespace Mien.Swapping.Meshes;

/// <summary>A source texture, ready to be put on target faces.</summary>
internal sealed class MeshSwapIdentity(SourceTexture source, MeshSwapContext context) : ISwapIdentity
{
    public void SwapInPlace(
        IFrame target, Face targetFace, SwapSettings settings, ISwapObserver? observer = null, CancellationToken cancellationToken = default)
    {
        StageClock clock = new(observer);
        TargetFace? face = TargetFace.Read(target, targetFace, context);
        if (face is null)
        {
            return;
        }

        clock.Done("read");
        cancellationToken.ThrowIfCancellationRequested();
        RenderedFace rendered = FaceRenderer.Render(face, source, settings, context);
        clock.Done("render", () => Picture.From(LinearLight.ToSrgb(rendered.Linear)));

        cancellationToken.ThrowIfCancellationRequested();
        Plane mask = SwapMask.Make(face, rendered, settings, context);
        clock.Done("mask", () => Picture.From(new Planes(mask, mask, mask)));

        Planes matched = DetailMatch.Apply(LinearLight.ToSrgb(rendered.Linear), face.Encoded, mask, settings.Seed);
        clock.Done("detail", () => Picture.From(matched));

        cancellationToken.ThrowIfCancellationRequested();
        Planes blended = MultiBandBlend.Apply(face.Linear[0], LinearLight.FromSrgb(matched), mask);
        target.Write(face.Region, LinearLight.ToSrgb(blended), mask);
        clock.Done("blend", () => Picture.From(LinearLight.ToSrgb(blended)));
    }
}

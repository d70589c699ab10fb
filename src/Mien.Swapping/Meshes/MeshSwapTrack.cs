using Mien.Faces;
using Mien.Imaging.Blending;
using Mien.Imaging.Colour;
using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes.Atlas;
using Mien.Swapping.Meshes.Masks;
using Mien.Swapping.Meshes.Render;

namespace Mien.Swapping.Meshes;

/// <summary>A source texture put on one face of a film, frame by frame.</summary>
internal sealed class MeshSwapTrack(SourceTexture source, MeshSwapContext context) : ISwapTrack
{
    /// <summary>From this mask value on a pixel is the blend's.</summary>
    private const float BlendedFrom = 0.25f;

    private TimeSpan _last = TimeSpan.MinValue;

    public void SwapInPlace(
        IFrame target,
        Face targetFace,
        SwapSettings settings,
        TimeSpan time,
        float opacity = 1,
        ISwapObserver? observer = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, _last);
        ArgumentOutOfRangeException.ThrowIfNotEqual(opacity, Math.Clamp(opacity, 0, 1));
        _last = time;
        if (opacity == 0)
        {
            return;
        }

        StageClock clock = new(observer);
        clock.Done("texture", () => Picture.From(LinearLight.ToSrgb(source.Colour[0])));
        TargetFace? face = TargetFace.Read(target, targetFace, context);
        if (face is null)
        {
            return;
        }

        clock.Done("read", () => Picture.From(face.Encoded));
        cancellationToken.ThrowIfCancellationRequested();
        RenderedFace rendered = FaceRenderer.Render(face, source, settings, context);
        clock.Done("render", () => Picture.From(LinearLight.ToSrgb(rendered.Linear)));

        cancellationToken.ThrowIfCancellationRequested();
        Plane mask = SwapMask.Make(face, rendered, settings, context.Workers);
        clock.Done("mask", () => Picture.From(new Planes(mask, mask, mask)));

        Planes matched = DetailMatch.Apply(
            LinearLight.ToSrgb(rendered.Linear, context.Workers), face.Encoded, mask, settings.Seed, context.Workers);
        clock.Done("detail", () => Picture.From(matched));

        cancellationToken.ThrowIfCancellationRequested();
        Planes blended = MultiBandBlend.Apply(
            face.Linear[0], LinearLight.FromSrgb(matched, context.Workers), mask, context.Workers);
        KeepWhatIsMasked(face.Linear[0], blended, mask, opacity);
        target.Write(face.Region, LinearLight.ToSrgb(blended, context.Workers), mask);
        clock.Done("blend", () => Picture.From(LinearLight.ToSrgb(blended)));
    }

    /// <summary>The coarse bands of the blend reach beyond the mask; under a low mask (a frame of spectacles, a strand of hair) the target's own
    /// colour comes back.</summary>
    private static void KeepWhatIsMasked(Planes target, Planes blended, Plane mask, float opacity)
    {
        for (int channel = 0; channel < 3; channel++)
        {
            float[] own = target[channel].Samples;
            float[] values = blended[channel].Samples;
            for (int i = 0; i < values.Length; i++)
            {
                float share = opacity * Math.Min(1, mask.Samples[i] / BlendedFrom);
                values[i] = own[i] + (share * (values[i] - own[i]));
            }
        }
    }
}

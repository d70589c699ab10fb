using System.Numerics;
using Mien.Imaging.Geometry;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Swapping.Meshes.Light;

namespace Mien.Swapping.Meshes.Atlas;

/// <summary>Merges one or more photos of a person into one <see cref="SourceTexture"/>: every texel comes from the photo that saw it
/// best; what no photo shows comes from the mirrored side of the face, under the same light.</summary>
internal sealed class SourceTextureBuilder(MeshSwapContext context)
{
    /// <summary>Sides an atlas may have; the smallest is taken that keeps every pixel of the largest photo.</summary>
    private static readonly int[] s_sizesPx = [256, 384, 512, 768, 1024, 1536];

    /// <summary>How much a mirrored texel counts where nothing was seen.</summary>
    private const float MirrorShare = 0.3f;

    public SourceTexture Build(IReadOnlyList<SourceFace> sources, CancellationToken cancellationToken)
    {
        SourceView[] views = [.. sources.Select(source => new SourceView(source, context))];
        float widestPx = views.Max(view => view.FaceWidthPx);
        AtlasGeometry large = new(context.Canonical, s_sizesPx.FirstOrDefault(size => size >= 1.25f * widestPx, s_sizesPx[^1]));
        SourceLayer[] layers = [.. views.Select(view => SourceLayer.From(view, large)).OrderByDescending(layer => layer.Quality)];
        cancellationToken.ThrowIfCancellationRequested();

        Planes light = layers[0].View.Light;
        Plane seen = new(context.Small.SizePx, context.Small.SizePx);
        AtlasSum sum = new(large.SizePx);
        foreach (SourceLayer layer in layers)
        {
            float share = MathF.Pow(layer.Quality / layers[0].Quality, 2);
            Plane weight = Scaled(layer.View.Weight, share);
            sum.Add(layer.Colour, MaskCombination.Product(LightField.Ratio(layer.View.Light, light), layer.View.Evening), weight);
            Accumulate(seen, layer.View.Weight, 1);
        }

        Plane confidence = seen.Clone();
        foreach (SourceLayer layer in layers)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Plane weight = AtlasMirror.Flip(layer.View.Weight);
            Accumulate(confidence, weight, 1);
            for (int i = 0; i < weight.Samples.Length; i++)
            {
                float unseen = Math.Max(0, 1 - seen.Samples[i]);
                weight.Samples[i] *= MirrorShare * unseen * unseen;
            }

            sum.Add(AtlasMirror.Flip(layer.Colour), MaskCombination.Product(LightField.Ratio(AtlasMirror.Flip(layer.View.Light), light), AtlasMirror.Flip(layer.View.Evening)), weight);
        }

        AtlasEye[] eyes = context.Eyes.Measure(layers[0].View.Points);
        Vector3[] whites = context.Eyes.Whites(layers[0].View.Unwrapped.Linear);
        return new()
        {
            Colour = new MipPyramid(sum.Mean(Resampler.Resize(light, new Size(large.SizePx, large.SizePx), ResampleFilter.Triangle))),
            TexelOf = large.TexelOf,
            Confidence = AtMostOne(confidence),
            Light = light,
            Shape = layers[0].View.Shape,
            Beard = layers[0].View.Beard,
            EyesAreHidden = views.All(view => view.Unwrapped.Spectacles.AreDark),
            Eyes = [eyes[0] with { White = whites[0] }, eyes[1] with { White = whites[1] }],
        };
    }

    private static Plane Scaled(Plane plane, float factor)
    {
        Plane scaled = new(plane.Width, plane.Height);
        Accumulate(scaled, plane, factor);
        return scaled;
    }

    private static void Accumulate(Plane sum, Plane plane, float factor)
    {
        for (int i = 0; i < sum.Samples.Length; i++)
        {
            sum.Samples[i] += factor * plane.Samples[i];
        }
    }

    private static Plane AtMostOne(Plane plane)
    {
        for (int i = 0; i < plane.Samples.Length; i++)
        {
            plane.Samples[i] = Math.Min(1, plane.Samples[i]);
        }

        return plane;
    }
}

using System.Numerics;
using Mien.Faces.Parsing;
using Mien.Imaging.Colour;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Swapping.Meshes.Atlas;
using Mien.Swapping.Meshes.Light;
using Mien.Swapping.Meshes.Shape;

namespace Mien.Swapping.Whole.Sources;

/// <summary>Merges one or more photos of a person into one <see cref="WholeTexture"/>: every texel comes from the photos that saw it, and what none saw from the
/// completion.</summary>
internal sealed class WholeTextureBuilder(MeshSwapContext context, FaceParser parser, FaceCompletion completion)
{
    /// <summary>Sides an atlas may have; the smallest is taken that keeps every pixel of the largest photo.</summary>
    private static readonly int[] s_sizesPx = [256, 384, 512, 768, 1024, 1536];

    public WholeTexture Build(IReadOnlyList<SourceFace> sources, CancellationToken cancellation)
    {
        AtlasGeometry atlas = new(context.Canonical, completion.SizePx);
        SourcePhoto[] photos = [.. sources.Select(source => new SourcePhoto(source, atlas, context, parser, cancellation)).OrderByDescending(photo => photo.Quality)];
        float widestPx = photos.Max(photo => photo.FaceWidthPx);
        AtlasGeometry large = new(context.Canonical, s_sizesPx.FirstOrDefault(size => size >= 1.25f * widestPx, s_sizesPx[^1]));
        cancellation.ThrowIfCancellationRequested();

        Planes light = LightOf(photos[0], atlas);
        (Planes merged, Plane trust) = Merge(photos, light, atlas, large);
        Planes seen = PhotoGrain.Quieted(merged, trust, context.Regions.SkinReference);
        Planes small = Resampler.Resize(seen, new Size(atlas.SizePx, atlas.SizePx), ResampleFilter.Triangle);
        (Planes whole, Plane doubt) = completion.Complete(LinearLight.ToSrgb(small), trust, cancellation);
        (Planes colour, Plane own) = OwnDetail.Keep(seen, small, LinearLight.FromSrgb(whole), trust, doubt);
        Planes drawn = Resampler.Resize(colour, new Size(context.Small.SizePx, context.Small.SizePx), ResampleFilter.Triangle);
        Vector3[] shape = ShapeOf(photos);
        Planes tone = SkinTone.Of(drawn, context.Regions.Skin).Tone;
        return new()
        {
            Colour = new MipPyramid(colour),
            Small = drawn,
            TexelOf = large.TexelOf,
            Light = tone,
            Skin = new SourceSkin(drawn, tone, own, photos[0].Score, context.Regions),
            EyeDistancePx = photos.Max(photo => photo.EyeDistancePx),
            Shape = shape,
            Expression = ExpressionGap.ExpressionOf(shape, context.Persons),
            MadeUp = MadeUpParts.Of(photos, atlas, context.Canonical),
            Eyes = EyeColour.Of(photos[0].Linear[0], photos[0].Points),
            Looks = context.Eyes.Measure(photos[0].Points),
            Hue = LightField.Colour(light),
        };
    }

    /// <param name="light">Of the best photo.</param>
    /// <returns>All photos under the light of the best, linear light, large; and how far that is to be trusted, 0 … 1, in the completion's atlas.</returns>
    private static (Planes Seen, Plane Trust) Merge(SourcePhoto[] photos, Planes light, AtlasGeometry atlas, AtlasGeometry large)
    {
        AtlasSum sum = new(large.SizePx);
        Plane trust = new(atlas.SizePx, atlas.SizePx);
        foreach (SourcePhoto photo in photos)
        {
            float share = MathF.Pow(photo.Quality / photos[0].Quality, 2);
            Plane weight = photo.Trust.Clone();
            for (int i = 0; i < weight.Samples.Length; i++)
            {
                trust.Samples[i] = Math.Max(trust.Samples[i], weight.Samples[i]);
                weight.Samples[i] *= share;
            }

            Planes colour = MeshWarp.Render(photo.Linear, large.Raster, MeshPoints.Flat(photo.Points, large.TexelOf.Length));
            sum.Add(colour, LightField.Ratio(photo == photos[0] ? light : LightOf(photo, atlas), light), weight);
        }

        return (sum.Mean(Resampler.Resize(light, new Size(large.SizePx, large.SizePx), ResampleFilter.Triangle)), trust);
    }

    /// <summary>Turned heads and expressions mislead a single photo's; of several the mean, by their quality.</summary>
    private static Vector3[] ShapeOf(SourcePhoto[] photos)
    {
        float all = photos.Sum(photo => photo.Quality);
        return [.. Enumerable.Range(0, photos[0].Shape.Length).Select(point => photos.Aggregate(Vector3.Zero, (sum, photo) => sum + (photo.Quality / all * photo.Shape[point])))];
    }

    private static Planes LightOf(SourcePhoto photo, AtlasGeometry atlas) =>
        LightField.Estimate(MeshWarp.Render(photo.Linear, atlas.Raster, MeshPoints.Flat(photo.Points, atlas.TexelOf.Length), MeshFilter.Bilinear), photo.Trust);
}

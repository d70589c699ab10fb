using System.Numerics;
using Mien.Faces;
using Mien.Faces.Mesh;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;

namespace Mien.Swapping.Tests.Meshes;

/// <summary>A target's spectacles stay, a source's do not come along: round rims and a bridge are drawn on faces that wear none.</summary>
public sealed class SpectaclesSwapTests(SampleFaces samples) : IClassFixture<SampleFaces>
{
    private const int Source = 0, Target = 3;
    private const float WireShare = 0.02f;

    [Theory]
    [InlineData(20, 20, 20)]
    [InlineData(120, 80, 40)]
    [InlineData(250, 250, 250)]
    public void Swap_OntoSpectacles_KeepsThem(byte red, byte green, byte blue)
    {
        Picture target = samples.Photo.Clone();
        Plane rims = Draw(target, samples.Faces[Target], [red, green, blue]);
        Picture result = target.Clone();

        samples.Swapper.Prepare([samples.Source(Source)]).SwapInPlace(result, samples.Faces[Target], new());

        Assert.InRange(Distance(result, target, rims), 0, 0.35 * Distance(samples.Swap(Source, Target), target, rims));
    }

    [Fact]
    public void Swap_EachMask_KeepsThemUnlessAllIsReplaced()
    {
        Picture target = samples.Photo.Clone();
        Plane rims = Draw(target, samples.Faces[Target], [20, 20, 20]);

        Assert.InRange(DistanceWith(MaskKind.Spectacles), 0, 0.35 * DistanceWith(MaskKind.Oval));

        double DistanceWith(MaskKind mask)
        {
            Picture result = target.Clone();
            samples.Swapper.Prepare([samples.Source(Source)]).SwapInPlace(result, samples.Faces[Target], new() { Mask = mask });
            return Distance(result, target, rims);
        }
    }

    [Theory]
    [InlineData(20, 20, 20)]
    [InlineData(120, 80, 40)]
    [InlineData(250, 250, 250)]
    public void Swap_OfSpectacles_LeavesThemBehind(byte red, byte green, byte blue)
    {
        Picture source = samples.Photo.Clone();
        Draw(source, samples.Faces[Source], [red, green, blue]);
        Picture bare = samples.Swap(Source, Target);
        Picture worn = samples.Photo.Clone();
        Plane rims = Draw(worn, samples.Faces[Target], [red, green, blue]);
        Picture result = samples.Photo.Clone();

        samples.Swapper.Prepare([new() { Frame = source, Face = samples.Faces[Source] }]).SwapInPlace(result, samples.Faces[Target], new());

        // Rims that came along would lie about where they would be drawn on the target, and be about as far from the bare result.
        Assert.InRange(Distance(result, bare, rims), 0, 0.4 * Distance(worn, bare, rims));
    }

    [Fact]
    public void Swap_OfDarkGlasses_LeavesTheTargetsEyesAndSaysSo()
    {
        Picture source = samples.Photo.Clone();
        DrawLenses(source, samples.Faces[Source], 0.38f);
        Plane eyes = DrawLenses(samples.Photo.Clone(), samples.Faces[Target], 0.2f);
        Picture worn = samples.Photo.Clone();
        DrawLenses(worn, samples.Faces[Target], 0.38f);
        Picture result = samples.Photo.Clone();
        ISwapIdentity identity = samples.Swapper.Prepare([new() { Frame = source, Face = samples.Faces[Source] }]);

        identity.SwapInPlace(result, samples.Faces[Target], new());

        Assert.True(identity.EyesAreHidden);
        Assert.False(samples.Swapper.Prepare([samples.Source(Source)]).EyesAreHidden);
        Assert.False(samples.Swapper.Prepare([samples.Source(Source), new() { Frame = source, Face = samples.Faces[Source] }]).EyesAreHidden);
        // The eyes are moved to where the source's proportions have them, so they are not quite the photo's.
        Assert.InRange(Distance(result, samples.Photo, eyes), 0, 0.4 * Distance(worn, samples.Photo, eyes));
    }

    /// <summary>Two black discs around the eyes and a bar between them.</summary>
    private static Plane DrawLenses(Picture picture, Face face, float radiusShare)
    {
        Vector2 left = Middle(face.Mesh, MeshTopology.LeftEyeLoop), right = Middle(face.Mesh, MeshTopology.RightEyeLoop);
        Vector2 along = right - left, down = new Vector2(-along.Y, along.X) * 0.08f;
        Plane lenses = MaskCombination.Max(
            MaskCombination.Max(
                Polygon.Fill([.. Circle(left + down, along.Length() * radiusShare)], new(picture.Width, picture.Height)),
                Polygon.Fill([.. Circle(right + down, along.Length() * radiusShare)], new(picture.Width, picture.Height))),
            Polygon.Fill([left - (down / 2), right - (down / 2), right + down, left + down], new(picture.Width, picture.Height)));
        for (int i = 0; i < picture.Rgb.Length; i++)
        {
            picture.Rgb[i] = (byte)float.Lerp(picture.Rgb[i], 20, lenses.Samples[i / 3]);
        }

        return lenses;
    }

    private static Plane Draw(Picture picture, Face face, byte[] colour)
    {
        Vector2 left = Middle(face.Mesh, MeshTopology.LeftEyeLoop), right = Middle(face.Mesh, MeshTopology.RightEyeLoop);
        Vector2 along = right - left;
        float thick = along.Length() * WireShare;
        Vector2[][] parts = [Ring(left), Ring(right), Bar(left + (along * 0.36f), right - (along * 0.36f))];
        Plane rims = new(picture.Width, picture.Height);
        foreach (Vector2[] part in parts)
        {
            rims = MaskCombination.Max(rims, Polygon.Fill(part, rims.Size));
        }

        for (int i = 0; i < picture.Rgb.Length; i++)
        {
            picture.Rgb[i] = (byte)float.Lerp(picture.Rgb[i], colour[i % 3], rims.Samples[i / 3]);
        }

        return rims;

        Vector2[] Ring(Vector2 eye) => [.. Circle(eye, (along.Length() * 0.36f) + thick), .. Circle(eye, (along.Length() * 0.36f) - thick)];

        Vector2[] Bar(Vector2 from, Vector2 to)
        {
            Vector2 across = new Vector2(-along.Y, along.X) * WireShare;
            return [from + across, to + across, to - across, from - across];
        }
    }

    private static IEnumerable<Vector2> Circle(Vector2 centre, float radius) => Enumerable.Range(0, 65).Select(i =>
    {
        (float sine, float cosine) = MathF.SinCos(i * MathF.Tau / 64);
        return centre + (new Vector2(cosine, sine) * radius);
    });

    private static Vector2 Middle(FaceMesh mesh, ReadOnlySpan<int> loop)
    {
        Vector2[] points = mesh.Flat(loop);
        return points.Aggregate(Vector2.Add) / points.Length;
    }

    /// <summary>Mean absolute difference within a mask, in levels.</summary>
    private static double Distance(Picture one, Picture other, Plane mask)
    {
        (double sum, double weight) = (0, 0);
        for (int i = 0; i < one.Rgb.Length; i++)
        {
            sum += mask.Samples[i / 3] * Math.Abs(one.Rgb[i] - other.Rgb[i]);
            weight += mask.Samples[i / 3];
        }

        return sum / weight;
    }
}

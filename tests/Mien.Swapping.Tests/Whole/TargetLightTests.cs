using Mien.Faces.Mesh;
using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes.Light;
using Mien.Swapping.Meshes.Shape;
using Mien.Swapping.Whole.Sources;
using Mien.Swapping.Whole.Targets;

namespace Mien.Swapping.Tests.Whole;

/// <summary>A completion that knows only one even face: whatever the target differs by is light.</summary>
public sealed class TargetLightTests
{
    private const int SidePx = 64;
    private const float Even = 0.6f;

    private static readonly MeshSwapContext s_context = MeshSwapContext.Of(CanonicalFace.Load(), workers: 1);

    [Fact]
    public void Of_HalfInShadow_HasTheShadowWithItsEdge()
    {
        Planes target = Filled((x, _) => x < SidePx / 2 ? 0.3f : 0.1f);

        Planes light = LightOf(target, Trusted((_, _) => 1));

        // A low-pass over 9 % of the side would be half way from one to the other there.
        (float lit, float dark) = (light.Green[66, 100], light.Green[94, 100]);
        Assert.Equal(0.3f, lit, 0.03f);
        Assert.Equal(0.1f, dark, 0.03f);
        Assert.Equal(0.1f, LightField.Estimate(light, s_context.Regions.Skin).Green[130, 100], 0.04f);
    }

    [Fact]
    public void Of_WhatIsNotTrusted_SaysNothingAndTakesTheLightBeside()
    {
        Planes target = Filled((x, y) => y < 20 ? 0.01f : 0.3f);      // a fringe

        Planes light = LightOf(target, Trusted((_, y) => y < 22 ? 0 : 1));

        Assert.Equal(0.3f, light.Green[80, 20], 0.05f);
    }

    [Fact]
    public void Of_LipsWhereTheMeshHasSkin_AreNoRedLight()
    {
        Planes target = Filled((_, _) => 0.3f);
        Plane features = new(SidePx, SidePx);
        for (int y = 48; y < 56; y++)
        {
            for (int x = 20; x < 44; x++)
            {
                (target.Red[x, y], features[x, y]) = (0.8f, 1);
            }
        }

        Planes light = LightOf(target, Trusted((_, _) => 1), features);

        Assert.InRange(light.Red[80, 130], 0.25f, 0.42f);
    }

    [Fact]
    public void Seam_SourceThatIsPalerAtTheOutline_MeetsTheTargetThereAndStaysInTheMiddle()
    {
        int side = s_context.Small.SizePx;
        Planes light = Plain(side, 0.3f), seen = Plain(side, 0.3f), sourceLight = Plain(side, 0.5f);
        Planes source = Plain(side, 0.6f);       // drawn 20 % too bright

        SeamLight.ChangeInPlace(light, source, sourceLight, seen, s_context.Regions.Skin, s_context.Regions);

        Assert.InRange(light.Green[20, 80] * 0.6f / 0.5f, 0.29f, 0.325f);
        Assert.Equal(0.3f, light.Green[80, 80], 0.005f);
    }

    private static Planes Plain(int sidePx, float value)
    {
        Planes planes = new(sidePx, sidePx);
        for (int channel = 0; channel < 3; channel++)
        {
            planes[channel].Samples.AsSpan().Fill(value);
        }

        return planes;
    }

    private static Planes LightOf(Planes target, Plane trust, Plane? features = null)
    {
        using FaceCompletion completion = WholeSwapperTests.Completion((seen, _) => (seen * 0f) + Even);
        return new TargetLight(s_context, completion).Of(target, trust, features ?? new Plane(SidePx, SidePx), TestContext.Current.CancellationToken).Light;
    }

    private static Planes Filled(Func<int, int, float> value)
    {
        Plane plane = Trusted(value);
        return new(plane, plane.Clone(), plane.Clone());
    }

    private static Plane Trusted(Func<int, int, float> value)
    {
        Plane plane = new(SidePx, SidePx);
        for (int y = 0; y < SidePx; y++)
        {
            for (int x = 0; x < SidePx; x++)
            {
                plane[x, y] = value(x, y);
            }
        }

        return plane;
    }
}

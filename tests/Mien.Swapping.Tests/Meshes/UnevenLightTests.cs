using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Swapping.Meshes.Atlas;
using Mien.Swapping.Meshes.Light;
using Mien.Swapping.Meshes.Render;

namespace Mien.Swapping.Tests.Meshes;

/// <summary>Sources of which one half stands in another light.</summary>
public sealed class UnevenLightTests
{
    private static int Side => AtlasFaces.Atlas.SizePx;

    [Fact]
    public void NewLight_EyesInTwoLights_BecomeWhiteUnderOne()
    {
        Vector3[] lights = [new(0.6f, 0.4f, 0.2f), new(0.25f, 0.4f, 0.7f)]; // a lamp's on the left, a screen's on the right
        AtlasEye[] eyes = [.. lights.Select(light => Eye(1.5f * light))];
        Planes light = Face((x, _) => lights[x < Side / 2 ? 0 : 1]);
        SourceTexture source = new()
        {
            Colour = new MipPyramid(light),
            TexelOf = AtlasFaces.Atlas.TexelOf,
            Confidence = Filled(1),
            Light = light,
            Shape = [],
            Beard = 0,
            EyesAreHidden = false,
            Eyes = eyes,
        };

        Planes made = NewLight.Of(source, Face((_, _) => new(0.4f)), [Eye(new(0.6f)), Eye(new(0.6f))], AtlasFaces.Regions);

        for (int eye = 0; eye < 2; eye++)
        {
            (int x, int y) = AtlasFaces.MiddleOf(eye == 0 ? MeshTopology.LeftEyeLoop : MeshTopology.RightEyeLoop);
            Vector3 change = new Vector3(made.Red[x, y], made.Green[x, y], made.Blue[x, y]) / lights[eye];
            Vector3 white = eyes[eye].White * change;
            Assert.Equal(1, white.X / white.Y, 0.2f);
            Assert.Equal(1, white.Z / white.Y, 0.2f);
        }
    }

    [Fact]
    public void ShadowEvening_ShadowOfOneSide_IsBrightenedAndTheOtherSideStays()
    {
        Planes face = Face((x, _) => x >= Side / 2 ? new(0.12f) : new(0.4f));
        Plane one = Filled(1);

        Plane factors = ShadowEvening.Factors(face, one, one, Filled(0), 0.35f);

        Assert.InRange(factors[(Side / 2) + 4, 80] * 0.12f, 0.3f, 0.42f);
        Assert.InRange(factors[130, 80] * 0.12f, 0.3f, 0.42f);
        Assert.Equal(1, factors[(Side / 2) - 5, 80], 0.02f);
        Assert.Equal(1, factors[30, 80], 0.02f);
    }

    [Fact]
    public void ShadowEvening_DeepShadow_IsEvenedAsWhollyAsItsRim()
    {
        // From lit skin over a rim of a few texels to an eighth of the light.
        Planes face = Face((x, _) => new(0.4f / float.Lerp(1, 8, Math.Clamp((x - (Side / 2f) - 8) / 12, 0, 1))));
        Plane one = Filled(1);

        Plane factors = ShadowEvening.Factors(face, one, one, Filled(0), 0.35f);

        float[] evened = [.. Enumerable.Range((Side / 2) + 4, Side / 3).Select(x => factors[x, 80] * face.Red[x, 80])];
        Assert.InRange(evened.Min(), 0.3f, 0.42f);
        Assert.InRange(evened.Max(), 0.3f, 0.45f);
    }

    [Fact]
    public void ShadowEvening_EyeThatCatchesLightWithinAShadow_IsNotBrightened()
    {
        (int x, int y) = AtlasFaces.MiddleOf(MeshTopology.RightEyeLoop);
        Planes face = Face((column, row) => column < Side / 2 || AtlasFaces.Regions.Eyes[column, row] > 0.5f ? new(0.4f) : new(0.06f));
        Plane beside = Filled(1);
        for (int i = 0; i < beside.Samples.Length; i++)
        {
            beside.Samples[i] -= AtlasFaces.Regions.Lids.Samples[i];
        }

        Assert.InRange(ShadowEvening.Factors(face, beside, beside, AtlasFaces.Regions.Eyes, 0.35f)[x, y], 1, 1.3f);
        Assert.InRange(ShadowEvening.Factors(face, beside, beside, Filled(0), 0.35f)[x, y], 3, 9);
    }

    [Fact]
    public void ShadowEvening_WhatBothSidesHave_Stays()
    {
        Planes bearded = Face((_, y) => y > 100 ? new(0.05f) : new(0.4f));
        Plane one = Filled(1);

        Assert.InRange(ShadowEvening.Factors(bearded, one, one, Filled(0), 0.35f).Samples.Max(), 1, 1.02f);
    }

    [Fact]
    public void ShadowEvening_OtherSideUnseen_Stays()
    {
        Planes face = Face((x, _) => x >= Side / 2 ? new(0.12f) : new(0.4f));
        Plane half = Filled(1);
        for (int i = 0; i < half.Samples.Length; i++)
        {
            half.Samples[i] = i % Side >= Side / 2 ? 1 : 0;
        }

        Plane factors = ShadowEvening.Factors(face, half, half, Filled(0), 0.35f);

        Assert.Equal(1, factors[120, 80], 0.05f);
    }

    [Fact]
    public void FaceLight_OfTargetHalfInShadow_HasTheShadowsEdge()
    {
        UnwrappedFace face = AtlasFaces.Of((x, _) => new(x >= Side / 2 ? 0.12f : 0.4f));

        Planes light = FaceLight.OfTarget(face, Filled(1), AtlasFaces.Regions);

        (int left, int right, int y) = ((Side / 2) - 6, (Side / 2) + 5, Side * 3 / 4);
        Assert.InRange(light.Green[left, y] / light.Green[right, y], 1.9, 3.6);
        Planes smooth = LightField.Estimate(face.Linear, Filled(1));
        Assert.InRange(smooth.Green[left, y] / smooth.Green[right, y], 1, 1.6);
    }

    [Fact]
    public void TintEvening_EdgeOfColouredLight_IsEvened()
    {
        Vector3 skin = new(0.4f, 0.25f, 0.18f);
        Planes face = Face((x, _) => x >= Side / 2 ? skin * new Vector3(0.6f, 1, 1.8f) : skin);
        Plane one = Filled(1);
        Planes light = LightField.Estimate(face, one);

        Planes factors = TintEvening.Factors(face, light, one);

        float before = TintStep(face, null, light);
        Assert.InRange(TintStep(face, factors, light) / before, 0, 0.6);
        Assert.Equal(Luminance(light, 90, 80), Luminance(light, 90, 80, factors), 1e-3f);
    }

    [Fact]
    public void TintEvening_Blush_Stays()
    {
        Vector3 skin = new(0.4f, 0.25f, 0.18f);
        Planes face = Face((x, y) => Vector2.Distance(new(x, y), new(110, 90)) < 14 ? skin * new Vector3(1.02f, 0.95f, 0.96f) : skin);
        Plane one = Filled(1);

        Planes factors = TintEvening.Factors(face, LightField.Estimate(face, one), one);

        Assert.All(factors.Green.Samples, factor => Assert.Equal(1, factor, 0.02f));
    }

    private static AtlasEye Eye(Vector3 white) => new() { IrisCentre = default, IrisRadius = 0.01f, Openness = 0.3f, White = white };

    private static float TintStep(Planes face, Planes? factors, Planes light)
    {
        return MathF.Abs(Tint((Side / 2) + 4) - Tint((Side / 2) - 5));

        float Tint(int x) => MathF.Log(Ratio(x, 2) / Ratio(x, 0));
        float Ratio(int x, int channel) => face[channel][x, 80] * (factors?[channel][x, 80] ?? 1) / light[channel][x, 80];
    }

    private static float Luminance(Planes colour, int x, int y, Planes? factors = null)
    {
        return Relighting.Luminance(new(At(0), At(1), At(2)));

        float At(int channel) => colour[channel][x, y] * (factors?[channel][x, y] ?? 1);
    }

    private static Planes Face(Func<int, int, Vector3> colour) => AtlasFaces.Of(colour).Linear;

    private static Plane Filled(float value) => AtlasFaces.Filled(value);
}

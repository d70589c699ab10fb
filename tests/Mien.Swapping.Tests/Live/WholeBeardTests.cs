using System.Numerics;
using Mien.Faces;
using Mien.Faces.Mesh;
using Mien.Imaging.Geometry;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Mien.Swapping.Live;
using Mien.Swapping.Meshes;
using Mien.Swapping.Tests.Meshes;

namespace Mien.Swapping.Tests.Live;

public sealed class WholeBeardTests(SampleFaces samples) : IClassFixture<SampleFaces>
{
    private const int SidePx = 128;
    private const float Skin = 0.7f, Hair = 0.2f;
    private static readonly Region s_beard = new(40, 70, 50, 40), s_wisp = new(60, 80, 3, 12);

    [Fact]
    public void KeepInPlace_NetworkThatBrightensTheBeard_IsHeldBackThere()
    {
        Planes change = Filled(0.4f);

        WholeBeard.KeepInPlace(change, Plane(1), Flat(Plane(Skin)), Flat(With(Plane(Skin), s_beard, Hair)), Plane(1));

        Assert.InRange(change.Green[65, 90], 0, 0.02f);
        Assert.Equal(0.4f, change.Green[20, 20], 1e-3f);
    }

    [Fact]
    public void KeepInPlace_ElsewhereDarkerAndOnABeardedTarget_LetsTheNetworkDoIt()
    {
        Plane bearded = With(Plane(Skin), s_beard, Hair);
        (Planes elsewhere, Planes darker, Planes onBeard) = (Filled(0.4f), Filled(-0.1f), Filled(0.4f));

        WholeBeard.KeepInPlace(elsewhere, Plane(1), Flat(Plane(Skin)), Flat(bearded), Plane(0));
        WholeBeard.KeepInPlace(darker, Plane(1), Flat(Plane(Skin)), Flat(bearded), Plane(1));
        WholeBeard.KeepInPlace(onBeard, Plane(1), Flat(bearded), Flat(bearded), Plane(1));

        Assert.All(elsewhere.Green.Samples.Concat(onBeard.Green.Samples), sample => Assert.Equal(0.4f, sample, 1e-3f));
        Assert.All(darker.Green.Samples, sample => Assert.Equal(-0.1f, sample, 1e-3f));
    }

    [Fact]
    public void KeepInPlace_WispThatIsNotShown_IsAndAHandBeforeTheChinIsNot()
    {
        float[] drawn = Flat(With(Plane(Skin), s_beard, Hair));
        Plane wisp = With(Plane(1), s_wisp, 0);
        Plane hand = With(Plane(1), new(30, 60, 70, 60), 0);

        WholeBeard.KeepInPlace(Filled(0), wisp, Flat(Plane(Skin)), drawn, Plane(1));
        WholeBeard.KeepInPlace(Filled(0), hand, Flat(Plane(Skin)), drawn, Plane(1));

        Assert.InRange(wisp[61, 86], 0.9f, 1);
        Assert.InRange(hand[65, 90], 0, 0.05f);
    }

    [Fact]
    public void Area_OfAFace_ReachesFromLipToChinAndNotToTheEyes()
    {
        FaceMesh mesh = samples.Faces[0].Mesh;
        Affine2 imageToCrop = Affine2.Fit(SampleFaces.Around(samples.Faces[0], 0.1f), new Region(0, 0, SidePx, SidePx));

        Plane area = WholeBeard.Area(mesh, imageToCrop, SidePx, 0.8f);

        Assert.All(area.Samples, sample => Assert.InRange(sample, 0, 0.8001f));
        Assert.InRange(At(164), 0.5f, 0.81f); // between nose and lip
        Assert.InRange(At(18), 0.75f, 0.81f); // below the lower lip
        Assert.InRange(At(4), 0, 0.1f);
        Assert.InRange(At(159), 0, 0.01f);

        float At(int point)
        {
            Vector2 place = imageToCrop.Apply(MeshPoints.Flat(mesh.Points[point]));
            return area[(int)place.X, (int)place.Y];
        }
    }

    [Fact]
    public void Beard_OfThePersonDrawn_IsToldFromABareChin()
    {
        Picture bearded = samples.Photo.Clone();
        Face face = samples.Faces[2];
        Affine2 imageToCrop = Affine2.Fit(SampleFaces.Around(face, 0.1f), new Region(0, 0, SidePx, SidePx));
        Plane area = WholeBeard.Area(face.Mesh, imageToCrop, SidePx, 0.9f);
        for (int i = 0; i < bearded.Rgb.Length; i++)
        {
            Vector2 place = imageToCrop.Apply(new(i / 3 % bearded.Width, i / 3 / bearded.Width));
            (int x, int y) = ((int)place.X, (int)place.Y);
            float hair = x is >= 0 and < SidePx && y is >= 0 and < SidePx ? area[x, y] : 0;
            bearded.Rgb[i] = (byte)float.Lerp(bearded.Rgb[i], 25, hair);
        }

        Assert.Equal(1, samples.Swapper.Draw([new() { Frame = bearded, Face = face }], default).Beard);
        Assert.InRange(samples.Swapper.Draw([samples.Source(2)], default).Beard, 0, 0.2f);
    }

    private static Plane Plane(float value)
    {
        Plane plane = new(SidePx, SidePx);
        plane.Samples.AsSpan().Fill(value);
        return plane;
    }

    private static Plane With(Plane plane, Region region, float value)
    {
        for (int y = region.Y; y < region.Bottom; y++)
        {
            plane.Row(y).Slice(region.X, region.Width).Fill(value);
        }

        return plane;
    }

    private static Planes Filled(float value) => new(Plane(value), Plane(value), Plane(value));

    /// <summary>[3,S,S] of a grey picture.</summary>
    private static float[] Flat(Plane grey) => [.. grey.Samples, .. grey.Samples, .. grey.Samples];
}

using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes.Atlas;
using Mien.Swapping.Whole.Targets;

namespace Mien.Swapping.Tests.Whole;

/// <summary>Mouth, eyeballs and hues that the target lends, on plain planes.</summary>
public sealed class OwnPartsTests
{
    private const int SidePx = 400;
    private static readonly Vector3[] s_closed = Points(open: 0), s_open = Points(open: 20);

    [Fact]
    public void Mouth_Shut_KeepsTheSourcesLips()
    {
        Plane trust = Filled(1);

        new MouthOpening(s_closed, s_closed, new Plane(SidePx, SidePx), 160).RemoveInPlace(trust);

        Assert.InRange(trust.Samples.Min(), 0.4f, 1);
    }

    [Fact]
    public void Mouth_Open_IsTheTargetsWithTheLipsInnerPart()
    {
        Plane trust = Filled(1);

        new MouthOpening(s_open, s_open, new Plane(SidePx, SidePx), 160).RemoveInPlace(trust);

        Vector3 lip = (s_open[MeshTopology.LowerLipInner] + s_open[MeshTopology.LowerLipOuter]) / 2;
        Assert.InRange(At(trust, (s_open[MeshTopology.UpperLipInner] + s_open[MeshTopology.LowerLipInner]) / 2), 0, 0.02f);
        Assert.InRange(At(trust, s_open[MeshTopology.LowerLipInner] + new Vector3(0, 1, 0)), 0, 0.3f);
        Assert.InRange(At(trust, lip), 0.1f, 0.95f);
        Assert.InRange(At(trust, s_open[MeshTopology.LowerLipOuter] + new Vector3(0, 4, 0)), 0.9f, 1);
    }

    [Fact]
    public void Mouth_GapThatOnlyTheParserSees_IsTheTargets()
    {
        Plane trust = Filled(1), seen = new(SidePx, SidePx);
        Vector3 middle = s_closed[MeshTopology.LowerLipInner];
        for (int y = (int)middle.Y - 2; y <= (int)middle.Y + 3; y++)
        {
            seen.Row(y).Slice((int)middle.X - 25, 50).Fill(1);
        }

        new MouthOpening(s_closed, s_closed, seen, 160).RemoveInPlace(trust);

        Assert.InRange(At(trust, middle), 0, 0.25f);
    }

    [Fact]
    public void LipsGain_RedSourcePaleTarget_MakesTheTargetsLipsRed()
    {
        Vector3 gain = MouthOpening.LipsGain(Colour(new(0.5f, 0.1f, 0.1f)), s_open, Colour(new(0.5f, 0.2f, 0.2f)), s_open);

        Assert.True(Vector3.Distance(gain, new(1, 0.5f, 0.5f)) < 0.02f, $"{gain}");
    }

    [Fact]
    public void EyeballLight_DarkerLids_DarkenTheWhites()
    {
        float same = EyeballLight.Of(Colour(new(0.4f)), s_open, Colour(new(0.4f)), s_open);
        float darker = EyeballLight.Of(Colour(new(0.2f)), s_open, Colour(new(0.4f)), s_open);

        Assert.Equal(1, same, 0.01f);
        Assert.Equal(0.707f, darker, 0.02f);
    }

    [Fact]
    public void EyeOpenings_NoseInFrontOfAnEye_HidesIt()
    {
        Vector3[] points = (Vector3[])s_open.Clone();
        Vector3 eye = (points[MeshTopology.LeftEyeInner] + points[MeshTopology.LeftEyeOuter]) / 2;
        ushort[] nose = [MeshTopology.NoseTip, MeshTopology.Chin, MeshTopology.ForeheadTop];
        (points[nose[0]], points[nose[1]], points[nose[2]]) = (eye + new Vector3(45, 0, 0), eye + new Vector3(0, 90, 0), eye - new Vector3(0, 90, 0));
        TriangleRaster raster = TriangleRaster.Rasterise(MeshPoints.Flat(points, points.Length), [], nose, new(SidePx, SidePx));

        EyeOpenings eyes = EyeOpenings.Of(points, raster, softPx: 1);

        Assert.True(eyes.Left.Opening.Samples.Sum() < 0.8f * eyes.Right.Opening.Samples.Sum());
    }

    [Fact]
    public void BorrowedColour_GreySource_TakesTheTargetsHueAndKeepsItsBrightness()
    {
        Planes drawn = Colour(new(0.3f));

        BorrowedColour.TakeInPlace(drawn, Colour(new(0.5f, 0.25f, 0.2f)), share: 1, eyeDistancePx: 100, workers: 1);

        Assert.Equal(2, drawn.Red.Samples[5000] / drawn.Green.Samples[5000], 0.05f);
        Assert.Equal(0.3f, (0.2126f * drawn.Red.Samples[5000]) + (0.7152f * drawn.Green.Samples[5000]) + (0.0722f * drawn.Blue.Samples[5000]), 0.01f);
    }

    private static float At(Plane plane, Vector3 place) => plane[(int)MathF.Round(place.X), (int)MathF.Round(place.Y)];

    private static Plane Filled(float value)
    {
        Plane plane = new(SidePx, SidePx);
        plane.Samples.AsSpan().Fill(value);
        return plane;
    }

    private static Planes Colour(Vector3 colour) => new(Filled(colour.X), Filled(colour.Y), Filled(colour.Z));

    /// <summary>The canonical face, its lower lip moved down.</summary>
    private static Vector3[] Points(float open)
    {
        Vector3[] points = [.. CanonicalFace.Load().Vertices.Select(vertex => new Vector3(200 + (18 * vertex.X), 200 - (18 * vertex.Y), -18 * vertex.Z))];
        ReadOnlySpan<int> inner = MeshTopology.LipsInnerLoop, outer = MeshTopology.LipsOuterLoop;
        for (int i = 1; i < 10; i++)
        {
            points[inner[i]] = points[inner[20 - i]] + new Vector3(0, open, 0);     // the lower half of the loop comes first
            points[outer[i]] += new Vector3(0, open, 0);
        }

        return points;
    }
}

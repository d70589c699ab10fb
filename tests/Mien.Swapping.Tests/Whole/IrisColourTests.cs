using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes.Atlas;
using Mien.Swapping.Whole;
using Mien.Swapping.Whole.Sources;
using Mien.Swapping.Whole.Targets;

namespace Mien.Swapping.Tests.Whole;

public sealed class IrisColourTests
{
    private const int SizePx = 400;
    private const float IrisPx = 9;

    private static readonly Vector3 s_blue = new(0.1f, 0.2f, 0.4f), s_brown = new(0.12f, 0.13f, 0.2f);
    private static readonly Vector3[] s_points = Points();
    private static readonly EyeOpenings s_eyes = new(
        MeshOpening.Of(s_points, MeshTopology.LeftEyeLoop, 1, new(SizePx, SizePx)), MeshOpening.Of(s_points, MeshTopology.RightEyeLoop, 1, new(SizePx, SizePx)));

    [Fact]
    public void Of_DrawnEyes_TellsIrisAndWhite()
    {
        EyeColour?[] eyes = EyeColour.Of(Drawn(s_blue, light: 1), s_points);

        Assert.All(eyes, eye =>
        {
            Assert.True(Vector3.Distance(s_blue, eye!.Iris) < 0.03f, $"{eye.Iris}");
            Assert.True(Vector3.Distance(new(0.8f), eye.White) < 0.05f, $"{eye.White}");
        });
    }

    [Fact]
    public void ChangeInPlace_BrownOntoBlue_ChangesIrisesAloneAndLooksThroughTheLight()
    {
        Planes drawn = Drawn(s_blue, light: 0.5f);
        EyeColour?[] source = EyeColour.Of(Drawn(s_brown, light: 1), s_points);

        IrisColour.ChangeInPlace(drawn, source, EyeColour.Of(drawn, s_points), s_points, s_eyes, share: 1);

        Vector3 iris = At(drawn, Centre(MeshTopology.LeftIris) + new Vector2(0.65f * IrisPx, 0));
        Vector3 wanted = 0.5f * Vector3.Lerp(s_blue, s_brown, 0.8f);
        Assert.True(Vector3.Distance(wanted, iris) < 0.05f, $"{iris}, not {wanted}");
        Planes before = Drawn(s_blue, light: 0.5f);
        foreach (Vector2 place in (Vector2[])[Centre(MeshTopology.LeftIris), Centre(MeshTopology.LeftIris) + new Vector2(0, 60), Flat(50)])
        {
            Assert.Equal(At(before, place), At(drawn, place));
        }
    }

    [Fact]
    public void ChangeInPlace_SourceWhoseEyesReadDifferently_ChangesBothIrisesAlike()
    {
        Planes drawn = Drawn(s_blue, light: 1);
        EyeColour?[] source = [new(s_brown, Vector3.One), new(s_blue, Vector3.One)];    // one lies behind a lens, or in another light

        IrisColour.ChangeInPlace(drawn, source, EyeColour.Of(drawn, s_points), s_points, s_eyes, share: 1);

        Vector2 aside = new(0.65f * IrisPx, 0);
        Assert.True(Vector3.Distance(At(drawn, Centre(MeshTopology.LeftIris) + aside), At(drawn, Centre(MeshTopology.RightIris) + aside)) < 0.01f);
    }

    [Fact]
    public void ChangeInPlace_NoEyeSeen_ChangesNothing()
    {
        Planes drawn = Drawn(s_blue, light: 1);

        IrisColour.ChangeInPlace(drawn, [null, null], EyeColour.Of(drawn, s_points), s_points, s_eyes, share: 1);

        Assert.Equal(Drawn(s_blue, light: 1).Red.Samples, drawn.Red.Samples);
    }

    /// <summary>White everywhere, with irises and pupils.</summary>
    private static Planes Drawn(Vector3 iris, float light)
    {
        Planes planes = new(SizePx, SizePx);
        for (int y = 0; y < SizePx; y++)
        {
            for (int x = 0; x < SizePx; x++)
            {
                float radii = Math.Min(Radii(MeshTopology.LeftIris), Radii(MeshTopology.RightIris));
                Vector3 colour = light * (radii < 0.3f ? new(0.02f) : radii < 1 ? iris : new(0.8f));
                (planes.Red[x, y], planes.Green[x, y], planes.Blue[x, y]) = (colour.X, colour.Y, colour.Z);

                float Radii(ReadOnlySpan<int> ring) => Vector2.Distance(new(x, y), Centre(ring)) / IrisPx;
            }
        }

        return planes;
    }

    private static Vector3 At(Planes planes, Vector2 place)
    {
        (int x, int y) = ((int)place.X, (int)place.Y);
        return new(planes.Red[x, y], planes.Green[x, y], planes.Blue[x, y]);
    }

    private static Vector2 Centre(ReadOnlySpan<int> iris) => Flat(iris[0]);

    private static Vector2 Flat(int point) => MeshPoints.Flat(s_points[point]);

    private static Vector3[] Points()
    {
        CanonicalFace canonical = CanonicalFace.Load();
        Vector3[] points = [.. canonical.Vertices.Select(vertex => new Vector3(200 + (18 * vertex.X), 200 - (18 * vertex.Y), -18 * vertex.Z)), .. new Vector3[10]];
        Place(MeshTopology.LeftEyeLoop, MeshTopology.LeftIris);
        Place(MeshTopology.RightEyeLoop, MeshTopology.RightIris);
        return points;

        void Place(ReadOnlySpan<int> loop, ReadOnlySpan<int> iris)
        {
            Vector3 centre = default;
            foreach (int point in loop)
            {
                centre += points[point] / loop.Length;
            }

            Vector3[] ring = [centre, centre + new Vector3(IrisPx, 0, 0), centre - new Vector3(0, IrisPx, 0), centre - new Vector3(IrisPx, 0, 0), centre + new Vector3(0, IrisPx, 0)];
            for (int i = 0; i < ring.Length; i++)
            {
                points[iris[i]] = ring[i];
            }
        }
    }
}

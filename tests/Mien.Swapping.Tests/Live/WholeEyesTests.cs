using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Swapping.Live;

namespace Mien.Swapping.Tests.Live;

public sealed class WholeEyesTests
{
    private const int SidePx = 160;
    private const float HalfEyePx = 12;
    private static readonly Vector2 s_left = new(45, 60), s_right = new(110, 75), s_origin = new(300, 200);

    [Fact]
    public void ShowInPlace_EyeTakenForAnObstacle_IsShown()
    {
        Plane shown = Hidden(s_left, HalfEyePx * 0.9f);

        WholeEyes.ShowInPlace(shown, Filled(1), Mesh(), s_origin);

        Assert.All(shown.Samples, sample => Assert.Equal(1, sample));
    }

    [Fact]
    public void ShowInPlace_HairOverAnEye_Stays()
    {
        Plane shown = Hidden(s_right, HalfEyePx * 2.2f);
        float[] before = [.. shown.Samples];

        WholeEyes.ShowInPlace(shown, Filled(1), Mesh(), s_origin);

        Assert.Equal(before, shown.Samples);
    }

    [Fact]
    public void ShowInPlace_ThingBesideTheEyes_Stays()
    {
        Plane shown = Hidden(new(80, 120), 10);
        float[] before = [.. shown.Samples];

        WholeEyes.ShowInPlace(shown, Filled(1), Mesh(), s_origin);

        Assert.Equal(before, shown.Samples);
    }

    [Fact]
    public void ShowInPlace_EyeThatIsHalfDrawn_IsShownAsFarAsItIsDrawn()
    {
        Plane shown = Filled(0.5f);
        for (int y = 0; y < SidePx; y++)
        {
            shown.Row(y)[..50].Clear(); // nothing is drawn there
        }

        Plane drawn = shown.Clone();
        Plane hole = Hidden(s_left, HalfEyePx * 1.1f);
        for (int i = 0; i < hole.Samples.Length; i++)
        {
            shown.Samples[i] = drawn.Samples[i] * 2 * hole.Samples[i];
        }

        WholeEyes.ShowInPlace(shown, drawn, Mesh(), s_origin);

        Assert.Equal(0, shown[45, 60]);
        Assert.Equal(0.5f, shown[53, 61], 1e-3f);
    }

    [Fact]
    public void ShowInPlace_FaceBesideThePlane_DoesNothing()
    {
        Plane shown = Filled(0);

        WholeEyes.ShowInPlace(shown, Filled(1), Mesh(), s_origin + new Vector2(5000, -5000));

        Assert.All(shown.Samples, sample => Assert.Equal(0, sample));
    }

    /// <summary>Two tilted eyes; all other points are of no account.</summary>
    private static FaceMesh Mesh()
    {
        Vector3[] points = new Vector3[MeshTopology.FacePointCount];
        Place(MeshTopology.LeftEyeLoop, s_left, tilt: 0.2f);
        Place(MeshTopology.RightEyeLoop, s_right, tilt: MathF.PI + 0.2f); // its outer corner is on the other side
        return new(points, 1);

        void Place(ReadOnlySpan<int> loop, Vector2 centre, float tilt)
        {
            for (int i = 0; i < loop.Length; i++)
            {
                float angle = MathF.PI + (i * MathF.Tau / loop.Length);
                Vector2 place = new(HalfEyePx * MathF.Cos(angle), HalfEyePx * 0.4f * MathF.Sin(angle));
                points[loop[i]] = new(Vector2.Transform(place, Matrix3x2.CreateRotation(tilt)) + centre + s_origin, 0);
            }
        }
    }

    private static Plane Filled(float value)
    {
        Plane plane = new(SidePx, SidePx);
        plane.Samples.AsSpan().Fill(value);
        return plane;
    }

    /// <summary>All is shown but an ellipse, 0.6 times as high as it is wide.</summary>
    private static Plane Hidden(Vector2 centre, float radiusPx)
    {
        Plane plane = Filled(1);
        for (int i = 0; i < plane.Samples.Length; i++)
        {
            Vector2 from = new Vector2(i % SidePx, i / SidePx) - centre;
            plane.Samples[i] = new Vector2(from.X, from.Y / 0.6f).Length() < radiusPx ? 0 : 1;
        }

        return plane;
    }
}

using Mien.Faces.Mesh;
using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes.Atlas;
using Mien.Swapping.Meshes.Masks;

namespace Mien.Swapping.Tests.Meshes;

/// <summary>Hair before a face that no judge of colours tells from skin, and skin that looks a little like such hair.</summary>
public sealed class SourceHairTests
{
    private const float Skin = 0.4f, Hair = 0.3f;

    /// <summary>Mesh points on the cheeks, inside and outside, at the outer ends of the brows, and on the nose.</summary>
    private const int LeftCheek = 123, RightCheek = 352, LeftInnerCheek = 203, RightInnerCheek = 423, LeftBrowEnd = 70, RightBrowEnd = 300, Nose = 195;

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Find_HairOfTheSkinsColourOverTheCheeks_IsLeftBehind(bool isLeft, bool isRight)
    {
        Plane uncovered = Uncovered((x, y) => (x < 42 && isLeft) || (x > 117 && isRight) ? Strand(x) : Skin);

        Assert.InRange(At(uncovered, LeftCheek), isLeft ? 0 : 0.95f, isLeft ? 0.05f : 1);
        Assert.InRange(At(uncovered, RightCheek), isRight ? 0 : 0.95f, isRight ? 0.05f : 1);
        Assert.InRange(At(uncovered, LeftInnerCheek), 0.95f, 1);
        Assert.InRange(At(uncovered, RightInnerCheek), 0.95f, 1);
        Assert.InRange(At(uncovered, Nose), 0.95f, 1);
    }

    [Fact]
    public void Find_HairOverABrow_IsLeftBehindWithWhatItHides()
    {
        Plane uncovered = Uncovered((x, _) => x < 52 ? Strand(x) : Skin);

        Assert.InRange(At(uncovered, LeftBrowEnd), 0, 0.1f);
        Assert.InRange(At(uncovered, RightBrowEnd), 0.95f, 1);
    }

    [Theory]
    [InlineData(1, 1)] // an even light
    [InlineData(0.15f, 1)] // light from the right alone
    [InlineData(1, 0.15f)]
    public void Find_BareSkin_IsKeptWhateverItsLight(float left, float right)
    {
        Random random = new(5);
        float[] pores = [.. Enumerable.Range(0, 160 * 160).Select(_ => 1 + (0.02f * random.NextSingle()))];

        AssertNone((x, y) => Skin * pores[(y * 160) + x] * (left + ((right - left) * Step((x - 80) / 6f))));
    }

    [Fact]
    public void Find_FoldsFurrowsAndABeard_AreTheFacesOwn()
    {
        float mouth = AtlasFaces.Atlas.TexelOf[MeshTopology.NoseTip].Y;

        AssertNone((x, y) => y > mouth + 6 ? Strand(x) // a beard, from below the nose on
            : y < 30 && y % 6 < 2 ? Hair // furrows
            : Math.Abs(Math.Abs(x - 80) - 34) < 2 && y > mouth - 12 ? Hair // folds beside the nose
            : Skin);
    }

    [Fact]
    public void Find_HairBehindSpectacles_DoesNotTakeTheirRimsForHair()
    {
        float eyes = AtlasFaces.Atlas.TexelOf[MeshTopology.LeftEyeLoop[0]].Y;
        UnwrappedFace face = Face((x, y) => MathF.Abs(y - eyes) < 14 && Math.Abs(x - 80) > 20 ? Strand(x) : Skin) with { Spectacles = new(true, false) };

        Assert.All(SourceHair.Find(face, AtlasFaces.Regions).Samples, hair => Assert.Equal(0, hair));
    }

    private static void AssertNone(Func<int, int, float> linear) =>
        Assert.All(SourceHair.Find(Face(linear), AtlasFaces.Regions).Samples, hair => Assert.Equal(0, hair));

    /// <summary>Strands two texels wide.</summary>
    private static float Strand(int x) => x % 4 < 2 ? Hair : Skin;

    private static float Step(float x) => 1 / (1 + MathF.Exp(-x));

    private static Plane Uncovered(Func<int, int, float> linear)
    {
        UnwrappedFace face = Face(linear);
        return FaceCover.UncoveredOfSource(face, SourceHair.Find(face, AtlasFaces.Regions), AtlasFaces.Regions);
    }

    /// <summary>A grey face all of which passes for skin.</summary>
    private static UnwrappedFace Face(Func<int, int, float> linear) => AtlasFaces.Of((x, y) => new(linear(x, y)));

    private static float At(Plane plane, int point) => plane[(int)AtlasFaces.Atlas.TexelOf[point].X, (int)AtlasFaces.Atlas.TexelOf[point].Y];
}

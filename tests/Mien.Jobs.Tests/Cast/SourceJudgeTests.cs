using Mien.Faces.Identity;
using Mien.Faces.Quality;
using Mien.Jobs.Cast;

namespace Mien.Jobs.Tests.Cast;

public sealed class SourceJudgeTests
{
    private static readonly FaceReadings s_good = new()
    {
        EyeDistancePx = 120,
        Sharpness = 0.8f,
        YawDegrees = -12,
        PitchDegrees = 8,
        CoveredShare = 0.05f,
        MouthOpenness = 0,
        EyeOpenness = 0.25f,
        LightEvenness = 0.7f,
    };

    public static TheoryData<SourceFaultKind> Kinds => [.. Enum.GetValues<SourceFaultKind>().Where(kind => kind != SourceFaultKind.OtherPerson)];

    [Fact]
    public void Of_AGoodPhoto_HasNoFault() => Assert.Empty(Assert.Single(SourceJudge.Of(["me.jpg"], [new(s_good, 0.95f)], [])));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Of_APoorPhoto_NamesWhatIsPoorAlone(SourceFaultKind kind) =>
        Assert.Equal([kind], SourceJudge.Of(["me.jpg"], [Poor(kind)], [])[0].Select(fault => fault.Kind));

    [Theory]
    [InlineData(SourceFaultKind.TurnedAside, false)]
    [InlineData(SourceFaultKind.TurnedUpOrDown, false)]
    [InlineData(SourceFaultKind.Covered, false)]
    [InlineData(SourceFaultKind.UnevenLight, false)]
    [InlineData(SourceFaultKind.TooSmall, true)]
    [InlineData(SourceFaultKind.HardToMakeOut, true)]
    [InlineData(SourceFaultKind.SeveralFaces, true)]
    [InlineData(SourceFaultKind.Blurred, true)]
    public void Of_APoorPhotoBesideAGoodOne_IsAFaultOnlyWhereTheGoodOneDoesNotHelp(SourceFaultKind kind, bool isFault)
    {
        IReadOnlyList<SourceFault>[] faults = SourceJudge.Of(["poor.jpg", "good.jpg"], [Poor(kind), new(s_good, 0.95f)], [Person(0), Person(0)]);

        Assert.Equal((isFault ? 1 : 0, 0), (faults[0].Count, faults[1].Count));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Of_AnotherPersonAmongPhotos_IsNamed(int place)
    {
        FaceIdentity[] identities = [Person(0), Person(0), Person(0)];
        identities[place] = Person(1);

        IReadOnlyList<SourceFault>[] faults = SourceJudge.Of(["a.jpg", "b.jpg", "c.jpg"], [.. Enumerable.Repeat<SourceLook>(new(s_good, 0.95f), 3)], identities);

        Assert.Equal(SourceFaultKind.OtherPerson, Assert.Single(faults[place]).Kind);
        Assert.Single(faults.SelectMany(some => some));
    }

    [Theory]
    [InlineData(0.3999f, "sharpness is 0.39, and a good result needs 0.40 or more")]
    [InlineData(0.0f, "sharpness is 0.00,")]
    public void Of_AReadingBelowItsLimit_IsNeverToldAsTheLimit(float sharpness, string words) => Assert.Contains(
        words, Assert.Single(SourceJudge.Of(["me.jpg"], [new(s_good with { Sharpness = sharpness }, 0.95f)], [])[0]).Sentence, StringComparison.Ordinal);

    [Theory]
    [InlineData(0.81f, false, true)]
    [InlineData(0.83f, false, false)]
    [InlineData(0.87f, true, true)]
    [InlineData(0.93f, true, false)]
    public void Of_AFaceThatIsHardToMakeOut_IsSaid(float score, bool isUpsideDown, bool isFault) =>
        Assert.Equal(isFault, SourceJudge.Of(["me.jpg"], [new(s_good, score, isUpsideDown)], [])[0].Any(fault => fault.Kind == SourceFaultKind.HardToMakeOut));

    [Fact]
    public void Of_SeveralFaces_SaysWhichWasTaken() => Assert.Contains(
        "4 faces; the largest was taken (number 2 from the left)",
        Assert.Single(SourceJudge.Of(["me.jpg"], [new(s_good, 0.95f, FacesInPhoto: 4, Number: 2)], [])[0]).Sentence,
        StringComparison.Ordinal);

    private static SourceLook Poor(SourceFaultKind kind) => kind switch
    {
        SourceFaultKind.HardToMakeOut => new(s_good, 0.6f),
        SourceFaultKind.SeveralFaces => new(s_good, 0.95f, FacesInPhoto: 2),
        _ => new(PoorReadings(kind), 0.95f),
    };

    private static FaceReadings PoorReadings(SourceFaultKind kind) => kind switch
    {
        SourceFaultKind.TooSmall => s_good with { EyeDistancePx = 12 },
        SourceFaultKind.Blurred => s_good with { Sharpness = 0.05f },
        SourceFaultKind.TurnedAside => s_good with { YawDegrees = -60 },
        SourceFaultKind.TurnedUpOrDown => s_good with { PitchDegrees = -50 },
        SourceFaultKind.Covered => s_good with { CoveredShare = 0.5f },
        _ => s_good with { LightEvenness = 0.1f },
    };

    private static FaceIdentity Person(int number)
    {
        float[] embedding = new float[128];
        embedding[number] = 1;
        return new(embedding);
    }
}

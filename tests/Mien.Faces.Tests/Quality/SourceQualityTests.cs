using Mien.Faces.Quality;

namespace Mien.Faces.Tests.Quality;

public sealed class SourceQualityTests
{
    private static readonly FaceReadings s_best = new()
    {
        EyeDistancePx = 200,
        Sharpness = 0.8f,
        YawDegrees = 4,
        PitchDegrees = -6,
        CoveredShare = 0.02f,
        MouthOpenness = 0.02f,
        EyeOpenness = 0.25f,
        LightEvenness = 0.9f,
    };

    public static TheoryData<SourceQualityPart> Parts => [.. Enum.GetValues<SourceQualityPart>()];

    [Fact]
    public void Of_AGoodPhoto_IsAHundred() => Assert.Equal(100, SourceQuality.Of(s_best).Score);

    /// <summary>At the limits at which a source photo has a fault (docs/swapping.md).</summary>
    [Theory]
    [MemberData(nameof(Parts))]
    public void Of_APhotoThatIsPoorInOneWay_IsFiftyAndSaysInWhich(SourceQualityPart part)
    {
        SourceQuality quality = SourceQuality.Of(Poor(part));

        Assert.Equal((50, part), (quality.Score, quality.Weakest));
    }

    private static FaceReadings Poor(SourceQualityPart part) => part switch
    {
        SourceQualityPart.Size => s_best with { EyeDistancePx = 30 },
        SourceQualityPart.Sharpness => s_best with { Sharpness = 0.4f },
        SourceQualityPart.Turn => s_best with { YawDegrees = -40 },
        SourceQualityPart.Cover => s_best with { CoveredShare = 0.25f },
        SourceQualityPart.Light => s_best with { LightEvenness = 0.2f },
        SourceQualityPart.Expression => s_best with { MouthOpenness = 0.5f },
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "Unknown."),
    };
}

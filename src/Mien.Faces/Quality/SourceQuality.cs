namespace Mien.Faces.Quality;

/// <summary>How good a source a photo of a face is. Each part is 1 where it cannot be better and one half where it is poor (docs/swapping.md names the limits).</summary>
public sealed record SourceQuality
{
    private SourceQuality()
    {
    }

    /// <summary>0 … 1, of each part.</summary>
    public required IReadOnlyDictionary<SourceQualityPart, float> Parts { get; init; }

    /// <summary>0 … 100: what is poor in one way has at most 50, in two ways at most 25.</summary>
    public int Score => (int)MathF.Round(100 * Parts.Values.Aggregate(1f, (product, part) => product * part));

    /// <summary>What costs most.</summary>
    public SourceQualityPart Weakest => Parts.MinBy(part => part.Value).Key;

    public static SourceQuality Of(FaceReadings readings) => new()
    {
        Parts = new Dictionary<SourceQualityPart, float>
        {
            [SourceQualityPart.Size] = Part(MathF.Log2(Math.Max(readings.EyeDistancePx, 1)), MathF.Log2(90), MathF.Log2(30)),
            [SourceQualityPart.Sharpness] = Part(readings.Sharpness, 0.55f, 0.4f),
            [SourceQualityPart.Turn] = Part(MathF.Abs(readings.YawDegrees), 10, 40) * Part(MathF.Abs(readings.PitchDegrees), 10, 35),
            [SourceQualityPart.Cover] = Part(readings.CoveredShare, 0.08f, 0.25f),
            [SourceQualityPart.Light] = Part(readings.LightEvenness, 0.6f, 0.2f),
            [SourceQualityPart.Expression] = Part(readings.MouthOpenness, 0.1f, 0.5f) * Part(readings.EyeOpenness, 0.14f, 0.06f),
        },
    };

    /// <param name="good">From here on it cannot be better.</param>
    /// <param name="poor">Here it is one half.</param>
    private static float Part(float reading, float good, float poor) => MathF.Pow(2, -Math.Max(0, (reading - good) / (poor - good)));
}

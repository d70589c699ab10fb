using Mien.Evaluation.Runs;
using Mien.Evaluation.Scores;

namespace Mien.App.Reports;

/// <summary>One row of `mien evaluate --json`; scores are 0 … 100 means over all pairs.</summary>
public sealed record CandidateJson
{
    public required string Name { get; init; }

    public required double Similarity { get; init; }

    public required double Realism { get; init; }

    public required double Attributes { get; init; }

    /// <summary>Likeness to the person who was there.</summary>
    public required double TargetLeft { get; init; }

    public required double Top1 { get; init; }

    public required double Top5 { get; init; }

    public required double Cosine { get; init; }

    /// <summary>As <see cref="Cosine"/>, to the person who was there.</summary>
    public required double CosineToTarget { get; init; }

    public required double IdentityGain { get; init; }

    /// <summary>Null where nobody has a second picture.</summary>
    public required double? GainShare { get; init; }

    public required IReadOnlyDictionary<string, double> AttributeScores { get; init; }

    public required IReadOnlyDictionary<string, double> RealismScores { get; init; }

    /// <summary>Means over the results that show a face: pose in degrees, points in distances of the outer eye corners; null where none does.</summary>
    public required IReadOnlyDictionary<string, double?> Errors { get; init; }

    public required int Failures { get; init; }

    /// <summary>Median of a swap on one thread; null where it says nothing.</summary>
    public required double? Milliseconds { get; init; }

    /// <summary>Of the network; null where there is none, or nothing is known of it.</summary>
    public required long? Parameters { get; init; }

    /// <summary>Multiply-adds of the network for one face; null as above.</summary>
    public required long? Macs { get; init; }

    public static CandidateJson Of(CandidateScores row) => new()
    {
        Name = row.Name,
        Similarity = row.Similarity,
        Realism = row.Realism,
        Attributes = row.Attributes,
        TargetLeft = row.TargetLeft,
        Top1 = row.Top1,
        Top5 = row.Top5,
        Cosine = row.Cosine,
        CosineToTarget = row.CosineToTarget,
        IdentityGain = row.IdentityGain,
        GainShare = row.GainShare,
        AttributeScores = new Dictionary<string, double>
        {
            ["pose"] = row.Mean(pair => pair.Attributes.Pose),
            ["expression"] = row.Mean(pair => pair.Attributes.Expression),
            ["gaze"] = row.Mean(pair => pair.Attributes.Gaze),
            ["mouth"] = row.Mean(pair => pair.Attributes.Mouth),
            ["colour"] = row.Mean(pair => pair.Attributes.Colour),
        },
        RealismScores = new Dictionary<string, double>
        {
            ["sharpness"] = row.Mean(pair => pair.Realism.Sharpness),
            ["seam"] = row.Mean(pair => pair.Realism.Seam),
            ["grain"] = row.Mean(pair => pair.Realism.Grain),
            ["tone"] = row.Mean(pair => pair.Realism.Tone),
        },
        Errors = new Dictionary<string, double?>
        {
            ["pose"] = NumberOf(row, errors => errors.PoseDegrees),
            ["points"] = NumberOf(row, errors => errors.PointError),
        },
        Failures = row.Failures,
        Milliseconds = row.Milliseconds,
        Parameters = row.Cost?.Parameters,
        Macs = row.Cost?.Macs,
    };

    /// <summary>JSON has no sign for what is no number.</summary>
    private static double? NumberOf(CandidateScores row, Func<AttributeScore, double> error) => row.MeanOfFaces(error) is double value && double.IsFinite(value) ? value : null;
}

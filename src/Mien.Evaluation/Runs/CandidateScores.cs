using Mien.Evaluation.Candidates;
using Mien.Evaluation.Scores;

namespace Mien.Evaluation.Runs;

/// <summary>One candidate's row of the table: means over all pairs, failures among them.</summary>
public sealed class CandidateScores
{
    private readonly IdentityScale _scale;

    public CandidateScores(ICandidate candidate, IReadOnlyList<PairScore> pairs, IdentityScale scale)
    {
        _scale = scale;
        (Name, Cost) = (candidate.Name, candidate.Cost);
        Pairs = pairs;
        double[] times = [.. pairs.Where(pair => !pair.IsFailure).Select(pair => pair.Milliseconds).Order()];
        Milliseconds = candidate.IsTimed && times.Length > 0 ? times[times.Length / 2] : null;
    }

    public string Name { get; }

    /// <summary>Null where there is no network, or nothing is known of it.</summary>
    public NetworkCost? Cost { get; }

    /// <summary>In the order of the plan, at least one.</summary>
    public IReadOnlyList<PairScore> Pairs { get; }

    public int Failures => Pairs.Count(pair => pair.IsFailure);

    /// <summary>0 … 100, as all scores are.</summary>
    public double Similarity => Mean(SimilarityOf);

    /// <summary>The same to the person who was there: a swap should be low, the untouched target is at 100.</summary>
    public double TargetLeft => Mean(pair => pair.IsFailure ? 0 : _scale.Score(pair.CosineToTarget));

    public double Cosine => Mean(pair => pair.CosineToSource);

    /// <summary>What a recogniser still sees of the person who was there, as it is.</summary>
    public double CosineToTarget => Mean(pair => pair.CosineToTarget);

    /// <summary>Percent of the results whose most alike held-out person is the source.</summary>
    public double Top1 => Mean(pair => pair.Rank <= 1 ? 100 : 0);

    public double Top5 => Mean(pair => pair.Rank <= 5 ? 100 : 0);

    /// <summary>How much nearer to the source than the untouched target is, as a cosine.</summary>
    public double IdentityGain => Cosine - _scale.Floor;

    /// <summary>The same as a share of what another picture of the source reaches; null where nobody has another.</summary>
    public double? GainShare => _scale.Ceiling is double ceiling ? IdentityGain / (ceiling - _scale.Floor) : null;

    public double Attributes => Mean(pair => pair.Attributes.Total);

    public double Realism => Mean(pair => pair.Realism.Total);

    /// <summary>Median over the pairs, of one thread; null where it says nothing. Not part of what a seed repeats.</summary>
    public double? Milliseconds { get; }

    public double SimilarityOf(PairScore pair) => pair.IsFailure ? 0 : _scale.Score(pair.CosineToSource);

    /// <summary>By what pairs are sorted into best and worst.</summary>
    public double OverallOf(PairScore pair) => (SimilarityOf(pair) + pair.Attributes.Total + pair.Realism.Total) / 3;

    /// <summary>Over all pairs.</summary>
    public double Mean(Func<PairScore, double> value) => Pairs.Average(value);

    /// <summary>Over the pairs that have a face, NaN when there is none: errors of failures have no number.</summary>
    public double MeanOfFaces(Func<AttributeScore, double> error) => Pairs.Where(pair => !pair.IsFailure).Select(pair => error(pair.Attributes)).DefaultIfEmpty(double.NaN).Average();
}

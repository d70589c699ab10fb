namespace Mien.Faces.Attributes;

/// <summary>What networks guess from a face's looks. These are guesses about a picture, never facts about a person.</summary>
public sealed record FaceAttributes
{
    /// <summary>Apparent age; the network's mean error is some four to five years on its authors' test sets.</summary>
    public required float AgeYears { get; init; }

    /// <summary>0 … 1, how likely the network takes the face for a man's; 1 − this for a woman's.</summary>
    public required float MaleProbability { get; init; }

    /// <summary>One probability for each <see cref="Expression"/>, in its order; they add up to 1.</summary>
    public required IReadOnlyList<float> ExpressionProbabilities { get; init; }

    public Expression Expression =>
        Enum.GetValues<Expression>().MaxBy(expression => ExpressionProbabilities[(int)expression]);

    /// <summary>0 … 1.</summary>
    public float ProbabilityOf(Expression expression) => ExpressionProbabilities[(int)expression];
}

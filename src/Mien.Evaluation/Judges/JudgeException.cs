using Mien.Models.Cards;

namespace Mien.Evaluation.Judges;

/// <summary>A network cannot be the judge.</summary>
public sealed class JudgeException : MienException
{
    private JudgeException(string code, string message, string hint)
        : base(code, ExitCode.ModelOrDevice, message, hint)
    {
    }

    /// <summary>A network is good at pleasing whom it was taught to please.</summary>
    public static void ThrowIfTaught(string judge, CardTeaching card)
    {
        if (string.Equals(card.Recogniser, judge, StringComparison.OrdinalIgnoreCase))
        {
            throw new JudgeException("JUDGE_HAS_TAUGHT", $"{judge} has taught {card.Network}, as {card.Path} says: it cannot judge it", "give another recogniser, or leave out --judge");
        }
    }

    public static JudgeException OtherLayout(string path, string inputs) => new(
        "JUDGE_LAYOUT",
        $"{path} takes {inputs}; a judge takes one float32 [1,3,112,112] and gives one vector",
        "give a recogniser in ArcFace's layout, such as one of InsightFace's");
}

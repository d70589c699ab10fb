namespace Mien.Evaluation.Judges;

/// <summary>A network cannot be the judge.</summary>
public sealed class JudgeException : MienException
{
    private JudgeException(string code, string message, string hint)
        : base(code, ExitCode.ModelOrDevice, message, hint)
    {
    }

    public static JudgeException OtherLayout(string path, string inputs) => new(
        "JUDGE_LAYOUT",
        $"{path} takes {inputs}; a judge takes one float32 [1,3,112,112] and gives one vector",
        "give a recogniser in ArcFace's layout, such as one of InsightFace's");
}

namespace Mien.Evaluation.Candidates;

/// <summary>There are no results of another program to judge.</summary>
public sealed class ResultsException : MienException
{
    private ResultsException(string code, string message)
        : base(code, ExitCode.BadInputOrNoFace, message, "name a folder of pictures called SOURCE__TARGET.png; `mien evaluate --export DIR` writes what to swap")
    {
    }

    public static ResultsException NoFolder(string folder) => new("RESULTS_MISSING", $"there is no folder {folder}");

    public static ResultsException Empty(string folder) => new("RESULTS_MISSING", $"{folder} holds no picture");
}

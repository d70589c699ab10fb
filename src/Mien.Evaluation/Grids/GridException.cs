namespace Mien.Evaluation.Grids;

/// <summary>A photo of a grid cannot be used.</summary>
public sealed class GridException : MienException
{
    private GridException(string code, string message, string hint)
        : base(code, ExitCode.BadInputOrNoFace, message, hint)
    {
    }

    public static GridException NoFace(string path) => new("GRID_NO_FACE", $"{path} shows no face", "leave it out, or name another photo");
}

namespace Mien.Video.Frames;

/// <summary>Rows of codes of a frame's first three planes as floats, all of one width.</summary>
internal interface ICodeRows
{
    /// <summary>The codes in the row moved to, then undefined ones up to a multiple of eight; all 0 for a plane that is
    /// not there.</summary>
    Span<float> this[int plane] { get; }

    /// <param name="y">Row of the frame.</param>
    void MoveTo(int y);
}

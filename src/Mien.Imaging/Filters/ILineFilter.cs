using System.Runtime.Intrinsics;

namespace Mien.Imaging.Filters;

/// <summary>A one-dimensional filter that runs over eight lines of a plane at once, one line in each lane.</summary>
internal interface ILineFilter
{
    /// <summary>How many samples are needed beyond each end of a line; they are filled with the edge sample.</summary>
    int Reach { get; }

    /// <summary>Filters eight lines.</summary>
    /// <param name="padded">The lines with <see cref="Reach"/> more samples at each end; free to be overwritten.</param>
    /// <param name="result">As long as the lines.</param>
    void Apply(Span<Vector256<float>> padded, Span<Vector256<float>> result);
}

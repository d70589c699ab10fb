using Mien.Faces;
using Mien.Imaging.Pixels;

namespace Mien.Evaluation.Judges;

/// <summary>A recogniser that says who a face is and that no swapper has been taught with. Thread-safe.</summary>
public interface IIdentityJudge : IDisposable
{
    /// <summary>What reports call it.</summary>
    string Name { get; }

    /// <returns>A vector of length 1, of the same dimension each time.</returns>
    float[] Embed(IFrame frame, Face face, CancellationToken cancellation = default);
}

using Mien.Faces;
using Mien.Imaging.Pixels;

namespace Mien.Evaluation.Judges;

/// <summary>The 128-d descriptor of face-api, which is always there.</summary>
/// <param name="analyzer">Stays the caller's.</param>
public sealed class FaceApiJudge(FaceAnalyzer analyzer) : IIdentityJudge
{
    public string Name => "face-api 128-d (@vladmandic/face-api, MIT)";

    public float[] Embed(IFrame frame, Face face, CancellationToken cancellation = default) =>
        analyzer.Identify(frame, face, cancellation).Embedding.ToArray();

    public void Dispose()
    {
        // the analyzer is the caller's
    }
}

using Mien.Faces;
using Mien.Faces.Alignment;
using Mien.Faces.Identity;
using Mien.Imaging.Pixels;
using Mien.Runtime;

namespace Mien.Measurements;

/// <summary>Networks that tell who a face is: ours, and one of the person's own in ArcFace's layout.</summary>
internal sealed class Recognisers : IDisposable
{
    private const int CropPx = 112;

    private static readonly float[] s_mean = [0.485f, 0.456f, 0.406f];
    private static readonly float[] s_deviation = [0.229f, 0.224f, 0.225f];

    private readonly FaceAnalyzer _analyzer;
    private readonly Session? _own;

    /// <param name="onnxPath">A recogniser with input [1,3,112,112], RGB with ImageNet's mean and deviation, arcface_112_v2 crop; or null.</param>
    public Recognisers(FaceAnalyzer analyzer, string? onnxPath)
    {
        _analyzer = analyzer;
        _own = onnxPath is null ? null : Session.OpenFile(onnxPath);
    }

    public IReadOnlyList<string> Names => _own is null ? ["128-d"] : ["128-d", "given"];

    /// <summary>One vector of length 1 for each recogniser, in the order of <see cref="Names"/>.</summary>
    public IReadOnlyList<float[]> Embed(IFrame frame, Face face)
    {
        List<float[]> embeddings = [_analyzer.Identify(frame, face).Embedding.ToArray()];
        if (_own is not null)
        {
            embeddings.Add(EmbedByOwn(_own, frame, face));
        }

        return embeddings;
    }

    public static double Cosine(float[] a, float[] b) => a.Zip(b, (x, y) => (double)x * y).Sum();

    public void Dispose() => _own?.Dispose();

    private static float[] EmbedByOwn(Session session, IFrame frame, Face face)
    {
        Planes crop = FaceAligner.Crop(frame, face, AlignmentTemplate.Arcface112V2, CropPx);
        using TensorValue input = TensorValue.Create(1, 3, CropPx, CropPx);
        for (int channel = 0; channel < 3; channel++)
        {
            Span<float> plane = input.Floats.Slice(channel * CropPx * CropPx, CropPx * CropPx);
            for (int i = 0; i < plane.Length; i++)
            {
                plane[i] = (crop[channel].Samples[i] - s_mean[channel]) / s_deviation[channel];
            }
        }

        using TensorValue output = session.Run(input)[0];
        float[] embedding = output.Floats.ToArray();
        float length = MathF.Sqrt(embedding.Sum(value => value * value));
        return Array.ConvertAll(embedding, value => value / length);
    }
}

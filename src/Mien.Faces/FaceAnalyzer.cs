using Mien.Faces.Alignment;
using Mien.Faces.Attributes;
using Mien.Faces.Detection;
using Mien.Faces.Identity;
using Mien.Faces.Mesh;
using Mien.Faces.Networks.FaceApi;
using Mien.Faces.Quality;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Runtime;

namespace Mien.Faces;

/// <summary>Finds faces and says who they look like and how; each answer is worked out only when it is asked for. Thread-safe.</summary>
/// <param name="models">Stay the caller's.</param>
public sealed class FaceAnalyzer(PerceptionModels models)
{
    private readonly FaceDetector _detector = new(models);
    private readonly Lazy<CanonicalFace> _canonical = new(CanonicalFace.Load);

    /// <inheritdoc cref="FaceDetector.Find(IFrame, DetectionSettings?, CancellationToken)"/>
    public IReadOnlyList<Face> Find(IFrame frame, DetectionSettings? settings = null, CancellationToken cancellation = default) =>
        _detector.Find(frame, settings, cancellation);

    /// <summary>Who the face looks like. Some 4 ms.</summary>
    /// <param name="frame">The one in which the face was found.</param>
    public FaceIdentity Identify(IFrame frame, Face face, CancellationToken cancellation = default)
    {
        const int size = RecognitionNet.InputSize;
        Affine2 imageToChip = IdentityChip.ImageToChip(face.Mesh.SixtyEight(), size);
        Planes chip = Resampler.Warp(frame, imageToChip, new(size, size), Border.Constant(0));
        using TensorValue input = TensorValue.Create(1, 3, size, size);
        for (int channel = 0; channel < 3; channel++)
        {
            chip[channel].Samples.CopyTo(input.Floats[(channel * size * size)..]);
        }

        return new(Run(models.Recognition, input, cancellation)[0]);
    }

    /// <summary>How old the face looks, a man's or a woman's, and its expression. Some 3 ms.</summary>
    /// <param name="frame">The one in which the face was found.</param>
    public FaceAttributes Describe(IFrame frame, Face face, CancellationToken cancellation = default)
    {
        const int size = AgeGenderNet.InputSize;
        using TensorValue input = TensorValue.Create(1, 3, size, size);
        AttributeChip.Render(frame, face.Mesh.SixtyEight(), size, input.Floats);
        float[][] ageGender = Run(models.AgeGender, input, cancellation);
        return new()
        {
            AgeYears = ageGender[0][0],
            MaleProbability = ageGender[1][0],
            ExpressionProbabilities = Run(models.Expression, input, cancellation)[0],
        };
    }

    /// <summary>How well the face can be seen. Some 2 ms.</summary>
    /// <param name="frame">The one in which the face was found.</param>
    public FaceReadings Read(IFrame frame, Face face) => FaceReader.Read(frame, face, _canonical.Value);

    private static float[][] Run(Session session, TensorValue input, CancellationToken cancellation)
    {
        IReadOnlyList<TensorValue> outputs = session.Run([input], cancellation);
        float[][] values = [.. outputs.Select(output => output.Floats.ToArray())];
        foreach (TensorValue output in outputs)
        {
            output.Dispose();
        }

        return values;
    }
}

using System.Numerics;
using Mien.Faces.Networks;
using Mien.Faces.Networks.FaceApi;
using Mien.Imaging.Geometry;
using Mien.Runtime;

namespace Mien.Faces.Detection;

/// <summary>Finds faces with ssd_mobilenetv1: slower than BlazeFace, better at profiles and covered faces.</summary>
/// <remarks>Upright faces only. Thread-safe.</remarks>
public sealed class SsdFaceDetector : IDisposable
{
    private const float MaximumOverlap = 0.5f;

    private readonly Session _session;

    private SsdFaceDetector(Session session) => _session = session;

    /// <exception cref="MissingPackageException">The package @vladmandic/face-api is not installed.</exception>
    /// <exception cref="WeightsException">Its files are damaged.</exception>
    public static SsdFaceDetector Open(NetworkCache cache, SessionSettings settings) =>
        new(FaceApiNetwork.Detector.Open(cache, settings));

    /// <param name="threshold">Boxes with a score above it are returned; the package's own is 0.5.</param>
    /// <returns>Upright boxes in pixels of the frame, best first; empty when there is no face. A box may leave the frame.</returns>
    /// <exception cref="ArgumentException">The window is turned.</exception>
    public IReadOnlyList<ScoredBox> Find(
        DetectionPicture picture, DetectionWindow window, float threshold = 0.5f, CancellationToken cancellation = default)
    {
        if (window.RotationDegrees != 0)
        {
            throw new ArgumentException("This detector looks through upright windows.", nameof(window));
        }

        const int size = SsdMobileNet.InputSize;
        using TensorValue input = TensorValue.Create(1, 3, size, size);
        picture.Render(window, size, input.Floats);
        IReadOnlyList<TensorValue> outputs = _session.Run([input], cancellation);
        using TensorValue boxes = outputs[0];
        using TensorValue scores = outputs[1];
        Vector2 corner = window.Centre - new Vector2(window.Side / 2);
        IEnumerable<ScoredBox> found = SsdBoxDecoder.Decode(boxes.Floats, scores.Floats, window.Side, threshold)
            .Select(face => face with { Box = face.Box with { X = face.Box.X + corner.X, Y = face.Box.Y + corner.Y } });
        return NonMaximumSuppression.Keep(found, face => face.Box, face => face.Score, MaximumOverlap);
    }

    public void Dispose() => _session.Dispose();
}

using System.Numerics;
using Mien.Faces.Networks;
using Mien.Faces.Networks.MediaPipe;
using Mien.Imaging.Geometry;
using Mien.Runtime;

namespace Mien.Faces.Detection;

/// <summary>Finds faces with BlazeFace (short range): about a millisecond, and six points with each face. Finds a face surely
/// when its box is at least 14 % of the window's side; see <see cref="DetectionWindows"/> for smaller ones.</summary>
/// <remarks>Bazarevsky et al. 2019, "BlazeFace: Sub-millisecond Neural Face Detection on Mobile GPUs". Heads up to about 75° from
/// the window's upright have usable points. Thread-safe.</remarks>
public sealed class BlazeFaceDetector : IDisposable
{
    /// <summary>Side of the window of a second look, in sizes of the face.</summary>
    private const float CloseWindow = 2.5f;

    private readonly Session _session;

    private BlazeFaceDetector(Session session) => _session = session;

    /// <exception cref="MissingPackageException">The package @mediapipe/face_mesh is not installed.</exception>
    /// <exception cref="WeightsException">Its file is damaged or another version.</exception>
    public static BlazeFaceDetector Open(NetworkCache cache, SessionSettings settings) =>
        new(MediaPipeNetworks.Open(MediaPipeAsset.Detector, cache, settings));

    /// <param name="threshold">Faces with a score of at least this are returned.</param>
    /// <returns>In pixels of the frame, best first; empty when there is no face. A box may leave the frame.</returns>
    public IReadOnlyList<FaceDetection> Find(
        DetectionPicture picture, DetectionWindow window, float threshold = 0.5f, CancellationToken cancellation = default)
    {
        const int size = BlazeFaceDecoder.InputSize;
        using TensorValue input = TensorValue.Create(1, 3, size, size);
        picture.Render(window, size, input.Floats);
        foreach (ref float value in input.Floats)
        {
            value = (2 * value) - 1;
        }

        IReadOnlyList<TensorValue> outputs = _session.Run([input], cancellation);
        using TensorValue regressors = outputs[0];
        using TensorValue logits = outputs[1];
        Affine2 inputToImage = window.ImageToInput(size).Invert();
        return [.. BlazeFaceDecoder.Merge(BlazeFaceDecoder.Decode(regressors.Floats, logits.Floats, threshold)).Select(face =>
            Map(face, inputToImage))];
    }

    /// <summary>Looks at a found face again, through a window that it fills well. Near the limit of size boxes come out loose and
    /// points off by a third of the eyes' distance; from here on they are good to about 5 %.</summary>
    /// <returns>The face nearest to the middle of where it was, one at most; an empty list when, seen closely, there is
    /// none.</returns>
    public IReadOnlyList<FaceDetection> LookAgain(
        DetectionPicture picture, FaceDetection face, float threshold = 0.5f, CancellationToken cancellation = default)
    {
        DetectionWindow window = new(face.Box.Centre, CloseWindow * Math.Max(face.Box.Width, face.Box.Height));
        return [.. Find(picture, window, threshold, cancellation)
            .Where(found => Holds(face.Box, found.Box.Centre))
            .OrderBy(found => Vector2.Distance(found.Box.Centre, face.Box.Centre))
            .Take(1)];
    }

    public void Dispose() => _session.Dispose();

    private static bool Holds(Box box, Vector2 point) =>
        point.X >= box.X && point.X <= box.Right && point.Y >= box.Y && point.Y <= box.Bottom;

    private static FaceDetection Map(FaceDetection face, Affine2 map)
    {
        float width = face.Box.Width * map.Scale;
        float height = face.Box.Height * map.Scale;
        Vector2 centre = map.Apply(face.Box.Centre);
        return face with
        {
            Box = new(centre.X - (width / 2), centre.Y - (height / 2), width, height),
            Keypoints = face.Keypoints.Select(map.Apply),
        };
    }
}

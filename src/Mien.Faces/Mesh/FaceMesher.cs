using System.Numerics;
using Mien.Faces.Detection;
using Mien.Faces.Networks;
using Mien.Faces.Networks.MediaPipe;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Runtime;

namespace Mien.Faces.Mesh;

/// <summary>Fits the mesh to a face that was found.</summary>
/// <remarks>Grishchenko et al. 2020, "Attention Mesh: High-fidelity Face Mesh Prediction in Real-time"; Kartynnik et al. 2019,
/// "Real-time Facial Surface Geometry from Monocular Video on Mobile GPUs". Thread-safe.</remarks>
public sealed class FaceMesher : IDisposable
{
    private const int InputSize = 192;
    private readonly Session _session;

    private FaceMesher(Session session, MeshNetwork network)
    {
        _session = session;
        Network = network;
    }

    public MeshNetwork Network { get; }

    /// <exception cref="MissingPackageException">The package @mediapipe/face_mesh is not installed.</exception>
    /// <exception cref="WeightsException">Its file is damaged or another version.</exception>
    public static FaceMesher Open(NetworkCache cache, SessionSettings settings, MeshNetwork network = MeshNetwork.Attention)
    {
        MediaPipeAsset asset = network == MeshNetwork.Attention ? MediaPipeAsset.AttentionMesh : MediaPipeAsset.Mesh;
        return new(MediaPipeNetworks.Open(asset, cache, settings), network);
    }

    /// <summary>Fits the mesh to a detected face, and again from where the first mesh lies: that repairs a loose
    /// detection.</summary>
    /// <param name="passes">Looks in all; a third adds little.</param>
    /// <returns>Where <see cref="FaceMesh.IsPresent"/> is false there was no face, and the points mean nothing.</returns>
    public FaceMesh Fit(IFrame frame, FaceDetection face, int passes = 2, CancellationToken cancellation = default) =>
        Fit(frame, MeshWindow.Of(face), passes, cancellation);

    /// <inheritdoc cref="Fit(IFrame, FaceDetection, int, CancellationToken)"/>
    /// <param name="window">Where to look first.</param>
    public FaceMesh Fit(IFrame frame, DetectionWindow window, int passes = 1, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(passes);
        FaceMesh mesh = Look(frame, window, cancellation);
        for (int pass = 1; pass < passes && mesh.IsPresent; pass++)
        {
            mesh = Look(frame, MeshWindow.Of(mesh), cancellation);
        }

        return mesh;
    }

    /// <summary>Fits the mesh to the next frame of a video, from where it lay in the frame before.</summary>
    /// <inheritdoc cref="Fit(IFrame, FaceDetection, int, CancellationToken)"/>
    public FaceMesh Track(IFrame frame, FaceMesh before, CancellationToken cancellation = default) =>
        Look(frame, MeshWindow.Of(before), cancellation);

    public void Dispose() => _session.Dispose();

    private FaceMesh Look(IFrame frame, DetectionWindow window, CancellationToken cancellation)
    {
        Affine2 imageToInput = window.ImageToInput(InputSize);
        using TensorValue input = TensorValue.Create(1, 3, InputSize, InputSize);
        Planes crop = Resampler.Warp(frame, imageToInput, new(InputSize, InputSize), Border.Replicate);
        for (int channel = 0; channel < 3; channel++)
        {
            crop[channel].Samples.CopyTo(input.Floats.Slice(channel * InputSize * InputSize, InputSize * InputSize));
        }

        IReadOnlyList<TensorValue> outputs = _session.Run([input], cancellation);
        try
        {
            Vector3[] points = Network == MeshNetwork.Attention
                ? MeshAssembly.Points(outputs[0].Floats, outputs[1].Floats, outputs[2].Floats, outputs[3].Floats, outputs[4].Floats, outputs[5].Floats)
                : MeshAssembly.Points(outputs[0].Floats);
            float presence = 1 / (1 + MathF.Exp(-outputs[^1].Floats[0]));

            // The network counts from the input's corner, pictures from the first pixel's centre.
            Affine2 cornerToImage = Affine2.Translation(-0.5f, -0.5f).Then(imageToInput.Invert());
            return new FaceMesh(points, presence).Map(cornerToImage);
        }
        finally
        {
            foreach (TensorValue output in outputs)
            {
                output.Dispose();
            }
        }
    }
}

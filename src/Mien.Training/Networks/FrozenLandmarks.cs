using System.Numerics;
using Mien.Faces.Alignment;
using Mien.Faces.Networks;
using Mien.Faces.Networks.FaceApi;
using Mien.Graphs;

namespace Mien.Training.Networks;

/// <summary>face-api's 68 points inside a loss: gradients go through the network, but it stays as it is.</summary>
/// <remarks>Not the mesh that draws faces and judges pose, gaze and expression: whoever taught a network must not judge it.</remarks>
public sealed class FrozenLandmarks(WeightsFile weights)
{
    /// <summary>Where its square shows the eyes: from above the brows to below the chin, as the boxes of its detector do.</summary>
    private static readonly Vector2 s_leftEye = new(0.34f, 0.29f), s_rightEye = new(0.66f, 0.29f);

    /// <exception cref="Base.MissingPackageException">The package is not installed.</exception>
    /// <exception cref="WeightsException">Its files are damaged.</exception>
    public static FrozenLandmarks Open() => new(FaceApiWeights.Read(FaceApiNetwork.Landmarks.Name));

    /// <param name="faces">[N,3,S,S], RGB, sRGB-encoded, 0 … 1.</param>
    /// <param name="framing">Of <paramref name="faces"/>.</param>
    public FaceLook Of(Tensor faces, AlignmentTemplate framing)
    {
        using IDisposable scope = faces.Graph.Scope("landmarks");
        Tensor crop = FramedCrop.Of(faces, framing, s_leftEye, s_rightEye).Resize(LandmarkNet.InputSize, LandmarkNet.InputSize, Interpolation.Linear);   // [N,3,112,112]
        (Tensor points, IReadOnlyList<Tensor> features) = LandmarkNet.Of(crop, weights);
        return new(points.Reshape(faces.Shape[0], LandmarkNet.Points, 2), features);                          // [N,68,2]
    }
}

using Mien.Faces.Detection;
using Mien.Faces.Mesh;
using Mien.Imaging.Pixels;

namespace Mien.Faces.Tracks;

/// <summary>What a tracker asks of perception. Implementations give the same answers to the same questions, from any thread.</summary>
public interface ITrackPerception
{
    /// <summary>The whole search for faces; a frame without any is the dearest.</summary>
    /// <returns>Empty when there is no face.</returns>
    IReadOnlyList<Face> Find(IFrame frame, CancellationToken cancellation = default);

    /// <summary>A cheap look for faces of an eighth of the picture's shorter side and more, unconfirmed.</summary>
    IReadOnlyList<FaceDetection> Glance(IFrame frame, CancellationToken cancellation = default);

    /// <summary>A detector's look at the place of one mesh: whether there is a face, and which way up.</summary>
    FaceLook Look(IFrame frame, FaceMesh mesh, CancellationToken cancellation = default);

    /// <summary>Fits the mesh to a face that is expected where another mesh lies.</summary>
    FaceMesh Fit(IFrame frame, FaceMesh expected, CancellationToken cancellation = default);

    /// <summary>Who the face looks like, and how well that can be seen here.</summary>
    IdentityLook Identify(IFrame frame, FaceMesh mesh, CancellationToken cancellation = default);
}

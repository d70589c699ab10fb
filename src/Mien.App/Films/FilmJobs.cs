using Mien.Faces;
using Mien.Faces.Detection;
using Mien.Faces.Mesh;
using Mien.Faces.Tracks;
using Mien.Jobs.Cast;
using Mien.Jobs.Films;
using Mien.Jobs.Films.Requests;
using Mien.Swapping;

namespace Mien.App.Films;

/// <summary>Jobs on films, with the perception that each request needs.</summary>
public static class FilmJobs
{
    public static FilmSwapJob Swap(FilmSwapRequest request, PerceptionModels models, ISwapper swapper)
    {
        CanonicalFace canonical = CanonicalFace.Load();
        return new(new FacePerception(new FaceAnalyzer(models)), Tracking(models, canonical, request), canonical, swapper);
    }

    public static FilmPreviewJob Preview(FilmSwapRequest request, PerceptionModels models, ISwapper swapper)
    {
        CanonicalFace canonical = CanonicalFace.Load();
        return new(new FacePerception(new FaceAnalyzer(models)), Tracking(models, canonical, request), canonical, swapper);
    }

    /// <summary>Everything of a frame stays on one thread: the other threads are for the other stages.</summary>
    private static TrackPerception Tracking(PerceptionModels models, CanonicalFace canonical, FilmSwapRequest request) =>
        new(models, canonical, new DetectionSettings { Workers = 1, Effort = Effort(request) });

    /// <summary>Persons are those that `mien people` counts, with the usual effort; the other choices look at every face of every frame.</summary>
    private static DetectionEffort Effort(FilmSwapRequest request) =>
        request.Assignments.Any(assignment => assignment.Faces.Mode is FaceSelectionMode.All or FaceSelectionMode.Reference)
            ? DetectionEffort.Thorough
            : DetectionEffort.Balanced;
}

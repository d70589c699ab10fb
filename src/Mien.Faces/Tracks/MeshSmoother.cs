using System.Numerics;
using Mien.Faces.Mesh;

namespace Mien.Faces.Tracks;

/// <summary>Takes the trembling out of one face's mesh through consecutive frames. The head's motion and the face's shape are smoothed apart, in
/// sizes of the face, so that large and small faces behave alike.</summary>
/// <param name="canonical">Tells the head's motion from the face's shape.</param>
/// <param name="smoothing">Null: <see cref="MeshSmoothing.Live"/>.</param>
public sealed class MeshSmoother(CanonicalFace canonical, MeshSmoothing? smoothing = null)
{
    private MotionChannels? _channels;
    private OneEuroFilter[] _filters = [];
    private Quaternion _rotation;

    /// <summary>Smooths as meshes come, for live pictures.</summary>
    /// <param name="time">After that of the mesh before.</param>
    /// <exception cref="ArgumentException">The time does not go on, or the mesh has other points than the one before.</exception>
    public FaceMesh Next(FaceMesh mesh, TimeSpan time)
    {
        FaceMotion motion = FaceMotion.Of(mesh, canonical);
        if (_channels is null)
        {
            _channels = new(canonical, smoothing ?? MeshSmoothing.Live, mesh.HasIrises);
            _filters = [.. _channels.Settings.Select((settings, channel) => new OneEuroFilter(settings, _channels.LengthOf(channel)))];
            _rotation = motion.CanonicalToImage.Rotation;
        }

        float[][] rows = _channels.Split(motion, _rotation);
        for (int channel = 0; channel < rows.Length; channel++)
        {
            rows[channel] = [.. _filters[channel].Next(rows[channel], time, MotionChannels.UnitOf(channel, motion))];
        }

        FaceMotion smoothed = _channels.Join(rows);
        _rotation = smoothed.CanonicalToImage.Rotation;
        return smoothed.ToMesh(mesh.Presence);
    }

    /// <summary>Smooths a whole run of meshes forward and backward in time, for films: nothing lags.</summary>
    /// <param name="times">One for each mesh, rising.</param>
    /// <param name="smoothing">Null: <see cref="MeshSmoothing.Film"/>.</param>
    public static IReadOnlyList<FaceMesh> SmoothBothWays(
        IReadOnlyList<FaceMesh> meshes, IReadOnlyList<TimeSpan> times, CanonicalFace canonical, MeshSmoothing? smoothing = null)
    {
        FaceMotion[] motions = [.. meshes.Select(mesh => FaceMotion.Of(mesh, canonical))];
        IReadOnlyList<FaceMotion> smoothed = SmoothBothWays(motions, times, canonical, smoothing ?? MeshSmoothing.Film);
        return [.. smoothed.Select((motion, i) => motion.ToMesh(meshes[i].Presence))];
    }

    internal static IReadOnlyList<FaceMotion> SmoothBothWays(
        IReadOnlyList<FaceMotion> motions, IReadOnlyList<TimeSpan> times, CanonicalFace canonical, MeshSmoothing smoothing)
    {
        if (motions.Count == 0)
        {
            return motions;
        }

        MotionChannels channels = new(canonical, smoothing, motions[0].Shape.Length == MeshTopology.PointCount);
        List<float[][]> rows = [];
        Quaternion near = motions[0].CanonicalToImage.Rotation;
        foreach (FaceMotion motion in motions)
        {
            rows.Add(channels.Split(motion, near));
            near = Quaternion.Dot(near, motion.CanonicalToImage.Rotation) < 0 ? -motion.CanonicalToImage.Rotation : motion.CanonicalToImage.Rotation;
        }

        IReadOnlyList<float[]>[] smoothed = [.. channels.Settings.Select((settings, channel) => ZeroLagFilter.Smooth(
            [.. rows.Select(row => row[channel])], times, [.. motions.Select(motion => MotionChannels.UnitOf(channel, motion))], settings))];
        return [.. motions.Select((_, i) => channels.Join([.. smoothed.Select(channel => channel[i])]))];
    }
}

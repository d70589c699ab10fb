using System.Numerics;
using Mien.Faces;
using Mien.Faces.Mesh;
using Mien.Faces.Tracks;
using Mien.Imaging.Geometry;
using Mien.Testing.Films;
using Mien.Testing.Pictures;

namespace Mien.Measurements;

/// <summary>Generated films and what the tracker sees in them.</summary>
internal sealed class TrackedFilms : IDisposable
{
    private readonly PerceptionModels _models = new();
    private readonly Dictionary<int, SampleFace> _faces = [];
    private readonly Dictionary<SampleFace, FaceMesh> _meshes = [];

    public TrackedFilms() => Perception = new(_models, Canonical, new() { Workers = 1 });

    public static Size Size { get; } = new(640, 360);

    public CanonicalFace Canonical { get; } = CanonicalFace.Load();

    public TrackPerception Perception { get; }

    public SampleFace Face(int number) => _faces.TryGetValue(number, out SampleFace? face) ? face : _faces[number] = SampleFace.Number(number);

    public static GeneratedFilm Film(int frames, float noiseSteps, params FilmActor[] actors)
    {
        FilmScene scene = new() { FrameCount = frames, Background = NonFaces.Clouds(new Random(1), Size, finest: 8), Actors = actors };
        return new([scene]) { NoiseSteps = noiseSteps };
    }

    public IReadOnlyList<TrackedFrame> Track(GeneratedFilm film) => Track(film, 0, film.FrameCount);

    /// <summary>What a film's tracker sees that begins and ends with some of the frames.</summary>
    public IReadOnlyList<TrackedFrame> Track(GeneratedFilm film, int first, int end)
    {
        FilmTracker tracker = new(Perception, Canonical);
        List<TrackedFrame> seen = [.. Enumerable.Range(first, end - first).SelectMany(i => tracker.Next(film.Frame(i), film.TimeOf(i)))];
        return [.. seen, .. tracker.Finish()];
    }

    /// <summary>Mean distance of a mesh from the one of the actor's photo, carried into the film, in eye distances.</summary>
    public float Error(GeneratedFilm film, int frame, int actor, FaceMesh mesh)
    {
        SampleFace face = film.SceneAt(frame).Scene.Actors[actor].Face;
        if (!_meshes.TryGetValue(face, out FaceMesh? photo))
        {
            photo = _meshes[face] = Perception.Find(face.Photo)
                .MinBy(found => Vector2.Distance(Box.Around(found.Mesh.SixtyEight()).Centre, face.Centre))!.Mesh;
        }

        return film.Truth(frame, actor) is { } photoToFilm ? Distance(photo.Map(photoToFilm), mesh) : float.PositiveInfinity;
    }

    public static float Distance(FaceMesh one, FaceMesh other) =>
        Enumerable.Range(0, MeshTopology.PointCount).Average(i => Vector2.Distance(one[i], other[i])) / one.OuterEyeDistancePx;

    public void Dispose() => _models.Dispose();
}

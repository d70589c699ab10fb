using System.Numerics;
using Mien.Faces.Detection;
using Mien.Faces.Identity;
using Mien.Faces.Mesh;
using Mien.Faces.Tracks;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Testing;

namespace Mien.Faces.Tests.Tracks;

/// <summary>A film whose perception answers from a script instead of from pixels.</summary>
/// <param name="facesAt">Who is where in a frame; the last one stands in front.</param>
internal sealed class SimulatedFilm(int frameCount, Func<int, SimulatedFace[]> facesAt) : ITrackPerception
{
    /// <summary>A mesh finds a face whose centre is no further away than this part of its size.</summary>
    private const float Reach = 0.5f;

    private static readonly CanonicalFace s_canonical = CanonicalFace.Load();

    private readonly Picture[] _scenes = [.. Enumerable.Range(1, 3).Select(seed => Picture.From(
        new Planes(Patterns.Noise(32, 18, seed), Patterns.Noise(32, 18, seed + 10), Patterns.Noise(32, 18, seed + 20))))];

    public static Size Size { get; } = new(1280, 720);

    public double FramesPerSecond { get; init; } = 30;

    /// <summary>Frames with which a new scene begins.</summary>
    public int[] Cuts { get; init; } = [];

    /// <summary>How often each question was asked.</summary>
    public Dictionary<string, int> Asked { get; } = [];

    public TimeSpan TimeOf(int frame) => TimeSpan.FromSeconds(frame / FramesPerSecond);

    public IReadOnlyList<TrackedFrame> Track(FaceTrackerSettings? settings = null) => Track(0, frameCount, settings);

    /// <summary>What a new tracker sees in some of the frames.</summary>
    public IReadOnlyList<TrackedFrame> Track(int first, int end, FaceTrackerSettings? settings = null)
    {
        FaceTracker tracker = new(this, s_canonical, settings);
        return [.. Enumerable.Range(first, end - first).Select(i => tracker.Next(Frame(i), TimeOf(i)))];
    }

    public IReadOnlyList<TrackedFrame> TrackFilm()
    {
        FilmTracker tracker = new(this, s_canonical);
        List<TrackedFrame> seen = [.. Enumerable.Range(0, frameCount).SelectMany(i => tracker.Next(Frame(i), TimeOf(i)))];
        return [.. seen, .. tracker.Finish()];
    }

    public IFrame Frame(int number) => new NumberedFrame(number, _scenes[Cuts.Count(cut => cut <= number) % _scenes.Length]);

    public IReadOnlyList<Face> Find(IFrame frame, CancellationToken cancellation = default)
    {
        Count(nameof(Find));
        return [.. Detectable(frame).Select(face => Face.Of(MeshOf(face, frame), detectionScore: 0.95f))];
    }

    public IReadOnlyList<FaceDetection> Glance(IFrame frame, CancellationToken cancellation = default)
    {
        Count(nameof(Glance));
        return [.. Detectable(frame).Select(face => new FaceDetection { Box = MeshOf(face, frame).Box, Score = 0.9f, Keypoints = default })];
    }

    public FaceLook Look(IFrame frame, FaceMesh mesh, CancellationToken cancellation = default)
    {
        Count(nameof(Look));
        SimulatedFace? face = At(frame, mesh);
        return face is null or { IsIllusion: true } ? new(0.3f, 0) : new(0.9f, face.RollDegrees);
    }

    public FaceMesh Fit(IFrame frame, FaceMesh expected, CancellationToken cancellation = default)
    {
        Count(nameof(Fit));
        return At(frame, expected) is { } face ? MeshOf(face, frame) : new FaceMesh(expected.Points.ToArray(), presence: 0.1f);
    }

    public IdentityLook Identify(IFrame frame, FaceMesh mesh, CancellationToken cancellation = default)
    {
        Count(nameof(Identify));
        FaceIdentity identity = SimulatedFace.IdentityOf(At(frame, mesh)?.Person ?? -1, NumberOf(frame));
        return new(identity, FaceQuality.OfMesh(mesh, s_canonical));
    }

    private static int NumberOf(IFrame frame) => ((NumberedFrame)frame).Number;

    private static FaceMesh MeshOf(SimulatedFace face, IFrame frame) => face.Mesh(NumberOf(frame));

    private void Count(string question) => Asked[question] = Asked.GetValueOrDefault(question) + 1;

    private IEnumerable<SimulatedFace> Visible(IFrame frame)
    {
        SimulatedFace[] faces = facesAt(NumberOf(frame));
        return faces.Where((face, i) => !faces.Skip(i + 1).Any(front => Vector2.Distance(front.Centre, face.Centre) < front.EyeDistancePx));
    }

    private IEnumerable<SimulatedFace> Detectable(IFrame frame) => Visible(frame).Where(face => !face.IsIllusion);

    private SimulatedFace? At(IFrame frame, FaceMesh mesh)
    {
        float reach = Reach * Math.Max(mesh.Box.Width, mesh.Box.Height);
        return Visible(frame)
            .Where(face => Vector2.Distance(MeshOf(face, frame).Box.Centre, mesh.Box.Centre) < reach)
            .MinBy(face => Vector2.Distance(MeshOf(face, frame).Box.Centre, mesh.Box.Centre));
    }

    private sealed class NumberedFrame(int number, Picture scene) : IFrame
    {
        public int Number => number;

        public Size Size => SimulatedFilm.Size;

        /// <summary>The scene's few colours, spread over the frame.</summary>
        public Planes Read(Region region)
        {
            Planes planes = new(region.Width, region.Height);
            for (int channel = 0; channel < 3; channel++)
            {
                for (int y = 0; y < region.Height; y++)
                {
                    for (int x = 0; x < region.Width; x++)
                    {
                        int cell = ((region.Y + y) * scene.Height / Size.Height * scene.Width) + ((region.X + x) * scene.Width / Size.Width);
                        planes[channel][x, y] = scene.Rgb[(cell * 3) + channel] / 255f;
                    }
                }
            }

            return planes;
        }

        public void Write(Region region, Planes planes, Imaging.Pixels.Plane mask) => throw new NotSupportedException();
    }
}

using System.Numerics;
using Mien.Faces.Identity;
using Mien.Faces.Mesh;

namespace Mien.Faces.Tests.Tracks;

/// <summary>A face without pixels: the canonical mesh, placed and turned, with lids and trembling.</summary>
internal sealed record SimulatedFace(int Person, Vector2 Centre)
{
    private static readonly CanonicalFace s_canonical = CanonicalFace.Load();

    /// <summary>Between the outer corners of the eyes, if it looks into the camera.</summary>
    public float EyeDistancePx { get; init; } = 80;

    public float YawDegrees { get; init; }

    public float PitchDegrees { get; init; }

    public float RollDegrees { get; init; }

    /// <summary>0 closed … 1 open.</summary>
    public float EyesOpen { get; init; } = 1;

    /// <summary>Standard deviation of each point's trembling, eye distances.</summary>
    public float Trembling { get; init; }

    /// <summary>The detector sees no face here, although the mesh would fit.</summary>
    public bool IsIllusion { get; init; }

    /// <param name="seed">Of the trembling.</param>
    public FaceMesh Mesh(int seed = 0)
    {
        Random random = new((Person * 100_003) + seed);
        Vector3[] shape = new Vector3[MeshTopology.PointCount];
        s_canonical.Vertices.CopyTo(shape);
        Close(shape, MeshTopology.LeftEyeOpening);
        Close(shape, MeshTopology.RightEyeOpening);
        Iris(shape, MeshTopology.LeftIris, MeshTopology.LeftEyeOpening);
        Iris(shape, MeshTopology.RightIris, MeshTopology.RightEyeOpening);
        const float radians = MathF.PI / 180;
        Quaternion turn = Quaternion.CreateFromAxisAngle(Vector3.UnitZ, -RollDegrees * radians)
            * Quaternion.CreateFromAxisAngle(Vector3.UnitY, YawDegrees * radians)
            * Quaternion.CreateFromAxisAngle(Vector3.UnitX, -PitchDegrees * radians);
        float pixelsPerCm = EyeDistancePx / Vector3.Distance(shape[MeshTopology.LeftEyeOuter], shape[MeshTopology.RightEyeOuter]);
        return new(Array.ConvertAll(shape, point =>
        {
            Vector3 turned = Vector3.Transform(point, turn) * pixelsPerCm;
            Vector3 noise = new Vector3(Normal(random), Normal(random), Normal(random)) * (Trembling * EyeDistancePx);
            return new Vector3(Centre.X + turned.X, Centre.Y - turned.Y, -turned.Z) + noise;
        }), presence: 0.99f);
    }

    /// <summary>What the recogniser would say of a person: far from all others.</summary>
    /// <param name="spread">Distance of two looks at one person, about.</param>
    public static FaceIdentity IdentityOf(int person, int seed = 0, float spread = 0.1f)
    {
        Random who = new(person);
        Random look = new((person * 100_003) + seed);
        float[] embedding = new float[128];
        for (int i = 0; i < embedding.Length; i++)
        {
            // Two people of the recogniser are about 0.52 apart: most of an embedding is common to all faces.
            embedding[i] = (i == 0 ? 4 : 0) + (0.148f * Normal(who)) + (spread * 0.25f * Normal(look));
        }

        return new(embedding);
    }

    private void Close(Vector3[] shape, ReadOnlySpan<int> opening)
    {
        for (int i = 1; i < 8; i++)
        {
            (int lower, int upper) = (opening[i], opening[i + 8]);
            Vector3 middle = (shape[lower] + shape[upper]) / 2;
            shape[lower] = Vector3.Lerp(middle, shape[lower], EyesOpen);
            shape[upper] = Vector3.Lerp(middle, shape[upper], EyesOpen);
        }
    }

    private static void Iris(Vector3[] shape, ReadOnlySpan<int> iris, ReadOnlySpan<int> opening)
    {
        Vector3 centre = (shape[opening[0]] + shape[opening[8]]) / 2;
        ReadOnlySpan<Vector3> rim = [default, Vector3.UnitX, Vector3.UnitY, -Vector3.UnitX, -Vector3.UnitY];
        for (int i = 0; i < iris.Length; i++)
        {
            shape[iris[i]] = centre + (0.6f * rim[i]);
        }
    }

    private static float Normal(Random random) =>
        (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble()));
}

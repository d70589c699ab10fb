using System.Numerics;
using Mien.Faces.Mesh;

namespace Mien.Drawings;

/// <summary>The average face on a plain head with a neck, as a sculptor would sketch it.</summary>
internal static class Bust
{
    private const int SkullRings = 9;
    private const int NeckSides = 28;
    private const int Refinements = 2;

    /// <summary>Between these heights the neck turns.</summary>
    private const float ThroatY = -8, ShouldersY = -19;

    private static readonly Vector3 s_skullCentre = new(0, 2.2f, -2.6f);
    private static readonly Vector3 s_skullRadii = new(8.1f, 10.4f, 9.6f);
    private static readonly Vector3 s_backOfTheHead = Vector3.Normalize(new(0, 0.05f, -1));

    /// <param name="face">The points 0 … 467 of the canonical face, with any expression.</param>
    public static Sculpture Of(CanonicalFace canonical, IReadOnlyList<Vector3> face)
    {
        List<Vector3> points = [.. face];
        List<SculptTriangle> triangles = [.. FaceTriangles(canonical)];
        AddSkull(points, triangles);
        AddNeck(points, triangles);
        Sculpture bust = new([.. points], [.. triangles]);
        for (int i = 0; i < Refinements; i++)
        {
            bust = LoopSubdivision.Refine(bust);
        }

        return Hollowed(bust);
    }

    /// <summary>The face's triangles alone, counter-clockwise.</summary>
    public static IEnumerable<SculptTriangle> FaceTriangles(CanonicalFace canonical)
    {
        HashSet<int> mouth = [.. MeshTopology.LipsInnerLoop];
        HashSet<int> leftEye = [.. MeshTopology.LeftEyeLoop];
        HashSet<int> rightEye = [.. MeshTopology.RightEyeLoop];
        foreach (ushort[] corners in canonical.Triangles.ToArray().Chunk(3))
        {
            SculptPart part = corners.All(corner => mouth.Contains(corner)) ? SculptPart.Mouth
                : corners.All(corner => leftEye.Contains(corner)) || corners.All(corner => rightEye.Contains(corner)) ? SculptPart.Eye
                : SculptPart.Face;
            yield return new(corners[0], corners[1], corners[2], part);
        }
    }

    /// <summary>Rings from the face's outline to the back of the head.</summary>
    private static void AddSkull(List<Vector3> points, List<SculptTriangle> triangles)
    {
        int[] outline = [.. MeshTopology.FaceOvalLoop];
        int[] inner = outline;
        for (int ring = 1; ring <= SkullRings; ring++)
        {
            float share = ring / (SkullRings + 1f);
            int start = points.Count;
            points.AddRange(outline.Select(point => OnSkull(points[point], share)));
            int[] outer = [.. Enumerable.Range(start, outline.Length)];
            AddRing(triangles, inner, outer, SculptPart.Head);
            inner = outer;
        }

        points.Add(s_skullCentre + (s_backOfTheHead * RadiusAlong(s_backOfTheHead)));
        for (int i = 0; i < inner.Length; i++)
        {
            triangles.Add(new(inner[i], points.Count - 1, inner[(i + 1) % inner.Length], SculptPart.Head));
        }
    }

    private static Vector3 OnSkull(Vector3 rim, float share)
    {
        Vector3 spoke = rim - s_skullCentre;
        Vector3 from = Vector3.Normalize(spoke);
        float angle = MathF.Acos(Vector3.Dot(from, s_backOfTheHead));
        Vector3 direction = ((MathF.Sin((1 - share) * angle) * from) + (MathF.Sin(share * angle) * s_backOfTheHead)) / MathF.Sin(angle);
        float settled = 1 - MathF.Pow(1 - share, 3);
        return s_skullCentre + (direction * float.Lerp(spoke.Length(), RadiusAlong(direction), settled));
    }

    private static float RadiusAlong(Vector3 direction) => 1 / (direction / s_skullRadii).Length();

    private static void AddNeck(List<Vector3> points, List<SculptTriangle> triangles)
    {
        (float Y, float Z, float Width, float Depth)[] rings =
        [
            (-3, -4.2f, 5.2f, 5.2f), (-5, -4, 5.2f, 5.3f), (-7, -4, 5.2f, 5.3f), (-9, -3.9f, 5.1f, 5.2f), (-11, -4, 5.2f, 5.2f),
            (-13, -4.2f, 5.5f, 5.4f), (-14.8f, -4.5f, 6.3f, 5.8f), (-16.5f, -5, 8, 6.4f), (-18, -5.5f, 11, 7.2f), (-19.4f, -6, 15, 8),
            (-22, -6.2f, 18, 8.6f), (-26, -6.2f, 19, 9), (-30, -6.2f, 19, 9),
        ];
        int[] upper = [];
        foreach ((float y, float z, float width, float depth) in rings)
        {
            int[] lower = [.. Enumerable.Range(points.Count, NeckSides)];
            for (int i = 0; i < NeckSides; i++)
            {
                (float sine, float cosine) = MathF.SinCos(i * MathF.Tau / NeckSides);
                points.Add(new(sine * width, y, z + (cosine * depth)));
            }

            if (upper.Length > 0)
            {
                AddRing(triangles, upper, lower, SculptPart.Neck);
            }

            upper = lower;
        }
    }

    private static void AddRing(List<SculptTriangle> triangles, int[] inner, int[] outer, SculptPart part)
    {
        for (int i = 0; i < inner.Length; i++)
        {
            int next = (i + 1) % inner.Length;
            triangles.Add(new(inner[i], outer[i], outer[next], part));
            triangles.Add(new(inner[i], outer[next], inner[next], part));
        }
    }

    /// <summary>Turns the head, while the shoulders stay as they are and the neck goes between.</summary>
    public static Sculpture Turned(Sculpture bust, Matrix4x4 pose) => bust.Moved(point => Vector3.Lerp(
        point, Vector3.Transform(point, pose), Blend.Smooth((point.Y - ShouldersY) / (ThroatY - ShouldersY))));

    /// <summary>Eyeballs behind the lids, and depth in the mouth.</summary>
    private static Sculpture Hollowed(Sculpture bust)
    {
        bool[] eyes = bust.Within(triangle => triangle.Part == SculptPart.Eye);
        bool[] mouth = bust.Within(triangle => triangle.Part == SculptPart.Mouth);
        return bust with
        {
            Points = [.. bust.Points.Select((point, i) => point + new Vector3(0, 0, eyes[i] ? 0.1f : mouth[i] ? -1.6f : 0))],
        };
    }
}

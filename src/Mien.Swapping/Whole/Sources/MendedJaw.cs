using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Masks;

namespace Mien.Swapping.Whole.Sources;

/// <summary>Lets chin and jaw follow a wide open mouth. The lips of a mesh come from a network of their own, which sees every opening; chin and jaw come from another, which does not go so far:
/// below a wide open mouth they lie inside of it, and what is unwrapped there is tongue and teeth.</summary>
internal static class MendedJaw
{
    /// <summary>From the first openness of the mouth on a little, from the second on fully (<see cref="MouthState"/>).</summary>
    private const float OpenFrom = 0.15f, OpenFully = 0.4f;

    /// <summary>The tip of the chin moves so much less than the lip: teeth and tongue do not follow the jaw alone.</summary>
    private const float LessAtTip = 0.35f;

    private static readonly HashSet<int> s_lips = [.. MeshTopology.Lips];

    /// <returns>The mesh itself when the mouth is shut.</returns>
    public static FaceMesh Of(FaceMesh mesh, float openness, CanonicalFace canonical)
    {
        float open = Ramp.Smooth(OpenFrom, OpenFully, openness);
        // No expression changes the length of the nose.
        Vector2 nose = mesh[MeshTopology.BelowNose] - mesh[MeshTopology.NoseBridge];
        Vector2 down = Vector2.Normalize(nose);
        float pxPerCm = nose.Length() / Flat(MeshTopology.BelowNose, MeshTopology.NoseBridge);
        float usualPx = Flat(MeshTopology.BelowLowerLip, MeshTopology.LowerLipOuter) * pxPerCm;
        float behindPx = open * Math.Max(0, usualPx - Vector2.Dot(mesh[MeshTopology.BelowLowerLip] - mesh[MeshTopology.LowerLipOuter], down));
        if (behindPx == 0)
        {
            return mesh;
        }

        Vector3[] points = mesh.Points.ToArray();
        for (int i = 0; i < MeshTopology.FacePointCount; i++)
        {
            if (!s_lips.Contains(i))
            {
                points[i] += new Vector3(down, 0) * (behindPx * Share(canonical.TextureCoordinates[i]));
            }
        }

        return new(points, mesh.Presence);

        // As a face is seen from the front.
        float Flat(int one, int other)
        {
            Vector3 between = canonical.Vertices[one] - canonical.Vertices[other];
            return new Vector2(between.X, between.Y).Length();
        }
    }

    /// <summary>How far a place of the texture map goes along with the lower lip: all below it, less to the tip, nothing at the jaw's angles and above the mouth.</summary>
    private static float Share(Vector2 place)
    {
        float below = Ramp.Smooth(0.70f, 0.775f, place.Y), toTip = Ramp.Smooth(0.78f, 0.95f, place.Y);
        float beside = Ramp.Smooth(0.1f, 0.27f, MathF.Abs(place.X - 0.5f));
        return below * (1 - (LessAtTip * toTip)) * (1 - beside);
    }
}

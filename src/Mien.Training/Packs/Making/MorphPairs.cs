using Mien.Faces.Mesh;
using Mien.Training.Data;

namespace Mien.Training.Packs.Making;

/// <summary>Draws pairs of faces that can be morphed. Each number's pair follows from seed and number alone. Thread-safe.</summary>
/// <param name="faces">Of photos, and to learn from, all of them.</param>
internal sealed class MorphPairs(WaitingFaces waiting, IReadOnlyList<PackedFace> faces)
{
    /// <summary>So many mates are looked at before another first face is taken, and so many of those before there is none.</summary>
    private const int Mates = 32, Firsts = 8;

    private const float LeastShare = 0.3f, MostShare = 0.7f;

    /// <summary>0 is not known yet; told from the picture once for each face.</summary>
    private readonly byte[] _isBare = new byte[faces.Count];

    /// <param name="first">The face to begin with; another is taken when nobody is like it.</param>
    /// <returns>Null when no pair was found.</returns>
    public MorphPair? Draw(int first, SeededDraws draws, CancellationToken cancellation)
    {
        for (int attempt = 0; attempt < Firsts; attempt++, first = draws.Below(faces.Count))
        {
            if (!IsBare(first))
            {
                continue;
            }

            (FaceMesh mesh, float yaw) = (waiting.Mesh(faces[first]), waiting.YawDegrees(faces[first]));
            for (int mate = 0; mate < Mates; mate++)
            {
                cancellation.ThrowIfCancellationRequested();
                int second = draws.Below(faces.Count);
                if (faces[second].Group != faces[first].Group
                    && Alikeness.IsEnough(mesh, yaw, waiting.Mesh(faces[second]), waiting.YawDegrees(faces[second])) && IsBare(second))
                {
                    return new(faces[first], faces[second], draws.Uniform(LeastShare, MostShare), draws.Uniform(LeastShare, MostShare));
                }
            }
        }

        return null;
    }

    /// <summary>Spectacles fit no other face: where one of the two wears them half of them would be seen, where both do, two.</summary>
    private bool IsBare(int face)
    {
        // Two threads may ask at once; both get the same answer.
        if (_isBare[face] == 0)
        {
            _isBare[face] = waiting.IsBare(faces[face]) ? (byte)1 : (byte)2;
        }

        return _isBare[face] == 1;
    }
}

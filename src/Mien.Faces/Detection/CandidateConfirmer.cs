using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Faces.Detection;

/// <summary>Makes faces of the candidates of one picture: looks at each again, fits its mesh, and keeps what holds.</summary>
/// <param name="workers">Candidates that are looked at at the same time; −1 for as many as there are cores. The faces are the same for all numbers.</param>
internal sealed class CandidateConfirmer(IFrame frame, PerceptionModels models, CandidateSettler settler, int workers)
{
    private const float SameFaceOverlap = 0.35f;
    private const float SameFaceCover = 0.6f;
    private const float MeshOverlap = 0.2f;

    /// <summary>What the mesh must say where the detectors are in doubt.</summary>
    private const float DoubtfulPresence = 0.95f;

    private readonly CutFaceReading _readings = new(models.Mesher, frame);
    private readonly int _workers = workers < 0 ? Environment.ProcessorCount : workers;
    private readonly List<Face> _found = [];

    public IReadOnlyList<Face> Found => _found;

    /// <summary>Adds the candidates that are faces and not found yet, the first of those that show one face.</summary>
    public void Confirm(IEnumerable<FaceCandidate> candidates, CancellationToken cancellation)
    {
        ParallelOptions options = new() { MaxDegreeOfParallelism = _workers, CancellationToken = cancellation };
        foreach (FaceCandidate[] open in candidates.Chunk(_workers))
        {
            FaceCandidate[] news = [.. open.Where(candidate => !IsFound(candidate.Box))];
            Face?[] faces = new Face?[news.Length];
            Parallel.For(0, news.Length, options, i => faces[i] = Look(news[i], cancellation));
            for (int i = 0; i < news.Length; i++)
            {
                if (faces[i] is { } face && !IsFound(news[i].Box) && !IsFound(face.Box))
                {
                    _found.Add(face);
                }
            }
        }
    }

    private Face? Look(FaceCandidate candidate, CancellationToken cancellation) =>
        settler.Settle(candidate, cancellation) is { } settled
        && !IsFound(settled.Box)
        && models.Mesher.Fit(frame, settled, cancellation: cancellation) is { IsPresent: true } mesh
        && (settled.Score >= CandidateSettler.LeastScore || mesh.Presence >= DoubtfulPresence)
        && mesh.Box.OverlapWith(settled.Box) > MeshOverlap
        && _readings.Settle(mesh, settled.Score, cancellation) is { } read
            ? Face.Of(read, settled.Score)
            : null;

    private bool IsFound(Box box) => _found.Exists(face =>
        face.Box.OverlapWith(box) > SameFaceOverlap || face.Box.CoverWith(box) > SameFaceCover);
}

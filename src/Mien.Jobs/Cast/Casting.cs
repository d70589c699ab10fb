using Mien.Faces;
using Mien.Faces.Identity;
using Mien.Faces.Mesh;
using Mien.Imaging.Files;
using Mien.Imaging.Pixels;
using Mien.Swapping;
using Mien.Swapping.Grey;

namespace Mien.Jobs.Cast;

/// <summary>Loads source and reference photos and takes each person's identity; done once a job.</summary>
internal sealed class Casting(IFacePerception perception, ISwapper swapper)
{
    /// <exception cref="NoFaceException">A source or reference photo shows no face.</exception>
    /// <exception cref="PoorSourceException">An assignment refuses poor sources, and one is.</exception>
    public (IReadOnlyList<CastMember> Cast, IReadOnlyList<SourceReport> Sources) Prepare(
        IReadOnlyList<SwapAssignment> assignments, CancellationToken cancellation)
    {
        List<CastMember> cast = [];
        List<SourceReport> reports = [];
        for (int i = 0; i < assignments.Count; i++)
        {
            (SourceFace Face, SourceLook Look)[] sources = [.. assignments[i].SourcePaths.Select(path => LargestFace(path, cancellation))];
            IReadOnlyList<SourceFault>[] faults = Faults(assignments[i], sources, cancellation);
            ISwapIdentity identity = new GreyKeepingIdentity(swapper.Prepare([.. sources.Select(source => source.Face)], cancellation));
            reports.AddRange(assignments[i].SourcePaths.Select((path, photo) => new SourceReport
            {
                Path = path,
                Assignment = i,
                Box = sources[photo].Face.Face.Box,
                DetectionScore = sources[photo].Face.Face.DetectionScore,
                Readings = sources[photo].Look.Readings,
                Faults = faults[photo],
                FacesInPhoto = sources[photo].Look.FacesInPhoto,
                MadeUp = identity.MadeUp,
            }));

            cast.Add(new()
            {
                Assignment = i,
                Identity = identity,
                Selection = assignments[i].Faces,
                Reference = assignments[i].Faces.ReferencePath is string reference ? Identify(reference, cancellation) : null,
                FirstSource = sources[0].Face,
            });
        }

        return (cast, reports);
    }

    private IReadOnlyList<SourceFault>[] Faults(
        SwapAssignment assignment, (SourceFace Face, SourceLook Look)[] sources, CancellationToken cancellation)
    {
        FaceIdentity[] identities = sources.Length > 1
            ? [.. sources.Select(source => perception.Identify(source.Face.Frame, source.Face.Face, cancellation))]
            : [];
        IReadOnlyList<SourceFault>[] faults = SourceJudge.Of(assignment.SourcePaths, [.. sources.Select(source => source.Look)], identities);
        int poor = assignment.RefusesPoorSources ? Array.FindIndex(faults, some => some.Count > 0) : -1;
        return poor < 0 ? faults : throw PoorSourceException.Of(assignment.SourcePaths[poor], faults[poor]);
    }

    private (SourceFace Face, SourceLook Look) LargestFace(string path, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        IFrame frame = Photo.Load(path).Frame;
        IReadOnlyList<Face> faces = FaceSelector.InReadingOrder(perception.Find(frame, FaceSelection.Largest.Effort, cancellation));
        if (faces.Count == 0)
        {
            throw NoFaceException.In(path);
        }

        (int place, Face largest) = faces.Index().MaxBy(face => face.Item.Box.Area);
        bool isUpsideDown = largest.Mesh[MeshTopology.ForeheadTop].Y > largest.Mesh[MeshTopology.Chin].Y;
        return (new() { Frame = frame, Face = largest }, new(perception.Read(frame, largest), largest.DetectionScore, isUpsideDown, faces.Count, place + 1));
    }

    private FaceIdentity Identify(string path, CancellationToken cancellation)
    {
        (SourceFace person, _) = LargestFace(path, cancellation);
        return perception.Identify(person.Frame, person.Face, cancellation);
    }
}

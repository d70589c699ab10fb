using Mien.Faces;
using Mien.Faces.Identity;
using Mien.Faces.Quality;
using Mien.Imaging.Files;
using Mien.Imaging.Pixels;
using Mien.Swapping.Grey;
using Mien.Swapping.Selection;

namespace Mien.Swapping.Photos;

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
            (SourceFace Face, int FacesInPhoto)[] sources = [.. assignments[i].SourcePaths.Select(path => LargestFace(path, cancellation))];
            FaceReadings[] readings = [.. sources.Select(source => perception.Read(source.Face.Frame, source.Face.Face))];
            IReadOnlyList<SourceFault>[] faults = Faults(assignments[i], [.. sources.Select(source => source.Face)], readings, cancellation);
            ISwapIdentity identity = new GreyKeepingIdentity(swapper.Prepare([.. sources.Select(source => source.Face)], cancellation));
            reports.AddRange(assignments[i].SourcePaths.Select((path, photo) => new SourceReport
            {
                Path = path,
                Assignment = i,
                Box = sources[photo].Face.Face.Box,
                DetectionScore = sources[photo].Face.Face.DetectionScore,
                Readings = readings[photo],
                Faults = faults[photo],
                FacesInPhoto = sources[photo].FacesInPhoto,
                EyesAreHidden = identity.EyesAreHidden,
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
        SwapAssignment assignment, SourceFace[] sources, FaceReadings[] readings, CancellationToken cancellation)
    {
        FaceIdentity[] identities = sources.Length > 1
            ? [.. sources.Select(source => perception.Identify(source.Frame, source.Face, cancellation))]
            : [];
        IReadOnlyList<SourceFault>[] faults = SourceJudge.Of(assignment.SourcePaths, readings, identities);
        int poor = assignment.RefusesPoorSources ? Array.FindIndex(faults, some => some.Count > 0) : -1;
        return poor < 0 ? faults : throw PoorSourceException.Of(assignment.SourcePaths[poor], faults[poor]);
    }

    private (SourceFace Source, int FacesInPhoto) LargestFace(string path, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        IFrame frame = Photo.Load(path).Frame;
        IReadOnlyList<Face> faces = perception.Find(frame, FaceSelection.Largest.Effort, cancellation);
        return faces.MaxBy(face => face.Box.Area) is Face largest
            ? (new() { Frame = frame, Face = largest }, faces.Count)
            : throw NoFaceException.In(path);
    }

    private FaceIdentity Identify(string path, CancellationToken cancellation)
    {
        (SourceFace person, _) = LargestFace(path, cancellation);
        return perception.Identify(person.Frame, person.Face, cancellation);
    }
}

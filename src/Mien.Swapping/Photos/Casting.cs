using Mien.Faces;
using Mien.Faces.Identity;
using Mien.Imaging.Files;
using Mien.Imaging.Pixels;
using Mien.Swapping.Grey;
using Mien.Swapping.Selection;

namespace Mien.Swapping.Photos;

/// <summary>Loads source and reference photos and takes each person's identity; done once a job.</summary>
internal sealed class Casting(IFacePerception perception, ISwapper swapper)
{
    /// <exception cref="NoFaceException">A source or reference photo shows no face.</exception>
    public (IReadOnlyList<CastMember> Cast, IReadOnlyList<SourceReport> Sources) Prepare(
        IReadOnlyList<SwapAssignment> assignments, CancellationToken cancellation)
    {
        List<CastMember> cast = [];
        List<SourceReport> reports = [];
        for (int i = 0; i < assignments.Count; i++)
        {
            (SourceFace Face, int FacesInPhoto)[] sources = [.. assignments[i].SourcePaths.Select(path => LargestFace(path, cancellation))];
            ISwapIdentity identity = new GreyKeepingIdentity(swapper.Prepare([.. sources.Select(source => source.Face)], cancellation));
            reports.AddRange(sources.Zip(assignments[i].SourcePaths, (source, path) => new SourceReport
            {
                Path = path,
                Assignment = i,
                Box = source.Face.Face.Box,
                DetectionScore = source.Face.Face.DetectionScore,
                FacesInPhoto = source.FacesInPhoto,
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

    private (SourceFace Source, int FacesInPhoto) LargestFace(string path, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        IFrame frame = Photo.Load(path).Frame;
        IReadOnlyList<Face> faces = perception.Find(frame, cancellation);
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

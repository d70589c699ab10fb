using Mien.Faces.Attributes;
using Mien.Faces.Mesh;
using Mien.Faces.Parsing;
using Mien.Imaging.Files;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Training.Packs.Spectacles;

namespace Mien.Training.Packs.Parsing;

/// <summary>Cuts upright faces with wide surroundings out of photos, with the hair teacher's mask. Thread-safe.</summary>
/// <param name="cache">Finds the faces.</param>
/// <param name="teacher">Marks their hair.</param>
/// <param name="parser">The one that there is: it says who wears spectacles, and helps to find their rims.</param>
internal sealed class LabelledFaces(PerceivedFaceCache cache, HairTeacher teacher, FaceParser parser)
{
    /// <summary>The part of fitted rims that must be seen. Of 122 fits looked at, all to what is no rim (shadows, brows, a fringe) were below 0.9; of the 94 that pass, all but two
    /// lay on the rims.</summary>
    private const float LeastSeen = 0.94f;

    /// <summary>Side of the square, and how many of the face's box it holds: the face is larger than the parser will see it.</summary>
    public const int SidePx = 512;
    public const float BoxShare = 2.2f;

    public bool HasFace(string photo, CancellationToken cancellation) => cache.Find(photo, Photo.Load(photo).Frame, cancellation).Count > 0;

    /// <param name="photo">Its largest face is read.</param>
    /// <param name="withSpectacles">False for one that is only borrowed from: then nobody looks for spectacles.</param>
    /// <returns>Null when there is no face.</returns>
    public LabelledFace? Read(string photo, bool withSpectacles, CancellationToken cancellation)
    {
        IFrame frame = Photo.Load(photo).Frame;
        if (cache.Find(photo, frame, cancellation) is not [PerceivedFace face, ..])
        {
            return null;
        }

        Size size = new(SidePx, SidePx);
        Affine2 photoToSquare = ParserCrop.ImageToCrop(face.Face.Mesh, SidePx, BoxShare);
        (Plane hair, Affine2 photoToHair) = teacher.Mark(photo, frame, cancellation);
        Planes square = Resampler.Warp(frame, photoToSquare, size, Border.Replicate);
        FaceMesh mesh = face.Face.Mesh.Map(photoToSquare);
        Picture picture = Picture.From(square);
        LabelledFace labelled = new(picture, mesh, Resampler.Warp(hair, photoToHair.Invert().Then(photoToSquare), size, Border.Replicate), IsBare: true);
        return withSpectacles ? LookedAt(labelled, square, cancellation) : labelled;
    }

    /// <summary>With what is known of spectacles: a parser's word is not enough, for it takes shadows for rims. Where it, the bridge of the nose and the fit disagree, nothing is known.</summary>
    private LabelledFace LookedAt(LabelledFace face, Planes square, CancellationToken cancellation)
    {
        bool bridgeIsBare = SpectaclesBridge.IsBare(square, face.Mesh.Points);
        FaceParsing parsing = parser.Parse(face.Picture, face.Mesh, cancellation);
        if (!WornSpectacles.Are(parsing))
        {
            return face with { IsBare = bridgeIsBare };
        }

        WornRims rims = WornRims.Of(square, new SpectaclesPlane(face.Mesh), InSquare(FaceClass.Frame), InSquare(FaceClass.Lens));
        bool fits = rims.Seen >= LeastSeen;
        return face with { IsBare = bridgeIsBare && !fits, Rims = fits && !bridgeIsBare ? rims : null };

        Plane InSquare(FaceClass kind) => parsing.Sample(kind, Affine2.Identity, square.Size);
    }
}

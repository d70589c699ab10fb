using Mien.Faces.Attributes;
using Mien.Faces.Mesh;
using Mien.Faces.Parsing;
using Mien.Imaging.Files;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;

namespace Mien.Training.Packs.Parsing;

/// <summary>Cuts upright faces with wide surroundings out of photos, with the hair teacher's mask. Thread-safe.</summary>
internal sealed class LabelledFaces(PerceivedFaceCache cache, HairTeacher teacher)
{
    /// <summary>Side of the square, and how many of the face's box it holds: the face is larger than the parser will see it.</summary>
    public const int SidePx = 512;
    public const float BoxShare = 2.2f;

    /// <returns>The photo's largest face; null when there is none.</returns>
    public LabelledFace? Read(string photo, CancellationToken cancellation)
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
        return new(
            Picture.From(square),
            mesh,
            Resampler.Warp(hair, photoToHair.Invert().Then(photoToSquare), size, Border.Replicate),
            SpectaclesBridge.IsBare(square, mesh.Points));
    }
}

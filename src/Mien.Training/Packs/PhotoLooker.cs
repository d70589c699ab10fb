using System.Runtime.InteropServices;
using Mien.Faces;
using Mien.Faces.Alignment;
using Mien.Faces.Mesh;
using Mien.Imaging.Files;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Training.Data;

namespace Mien.Training.Packs;

/// <summary>Turns a photo into records of its faces. Thread-safe.</summary>
internal sealed class PhotoLooker(PerceivedFaceCache cache, FacePackSettings settings, PackRecord layout)
{
    private readonly CanonicalFace _canonical = CanonicalFace.Load();

    public PhotoLook Look(string photo, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            IFrame frame = Photo.Load(photo).Frame;
            PerceivedFace[] faces = [.. cache.Find(photo, frame, cancellation).Take(settings.OnlyLargest ? 1 : int.MaxValue)];
            byte[][] records = [.. faces.Select(face => RecordOf(frame, face)).OfType<byte[]>()];
            return new(photo, records, faces.Length - records.Length);
        }
        catch (MienException fault) when (fault.ExitCode == ExitCode.BadInputOrNoFace)
        {
            return new(photo, [], Fault: fault.Message);
        }
    }

    /// <returns>Null when the face would have to be enlarged too much.</returns>
    private byte[]? RecordOf(IFrame frame, PerceivedFace face)
    {
        Size size = new(settings.SizePx, settings.SizePx);
        Affine2 photoToCrop = FaceAligner.ImageToCrop(face.Face, settings.Framing, settings.SizePx);
        if (photoToCrop.Scale > FaceCropper.MostEnlargement)
        {
            return null;
        }

        byte[] record = new byte[layout.ByteCount];
        SampleBytes.Write(Resampler.Warp(frame, photoToCrop, size, Border.Replicate), layout.Slice(record, PackFields.Picture));
        layout.WriteMesh(record, face.Face.Mesh.Map(photoToCrop), size);
        Numbers(PackFields.Identity, face.Identity.Embedding);
        HeadPose pose = HeadPose.Of(face.Face.Mesh, frame.Size, _canonical);
        Numbers(PackFields.Pose, [pose.YawDegrees, pose.PitchDegrees, pose.RollDegrees]);
        Numbers(PackFields.PhotoToCrop, [photoToCrop.Xx, photoToCrop.Xy, photoToCrop.X0, photoToCrop.Yx, photoToCrop.Yy, photoToCrop.Y0]);
        return record;

        void Numbers(string field, ReadOnlySpan<float> numbers) => MemoryMarshal.AsBytes(numbers).CopyTo(layout.Slice(record, field));
    }
}

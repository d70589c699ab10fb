using Mien.Faces;
using Mien.Faces.Alignment;
using Mien.Imaging.Files;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;

namespace Mien.Training.Data;

/// <summary>Cuts the faces of a photo out, upright and equally framed, as bytes.</summary>
public sealed class FaceCropper(FaceAnalyzer analyzer, AlignmentTemplate template, int sizePx)
{
    /// <summary>Faces that would have to be enlarged by more than this are left out: what is learned from must be sharp.</summary>
    internal const float MostEnlargement = 1.3f;

    public AlignmentTemplate Template => template;

    public int SizePx => sizePx;

    /// <summary>Bytes of one crop.</summary>
    public int CropBytes => 3 * sizePx * sizePx;

    /// <returns>uint8 [faces,3,size,size], RGB, one after the other; empty when there is no face large enough.</returns>
    /// <exception cref="PictureException">The photo cannot be read.</exception>
    public byte[] Crops(string path, CancellationToken cancellation)
    {
        IFrame frame = Photo.Load(path).Frame;
        using MemoryStream crops = new();
        byte[] bytes = new byte[CropBytes];
        foreach (Face face in analyzer.Find(frame, cancellation: cancellation))
        {
            Affine2 imageToCrop = FaceAligner.ImageToCrop(face, template, sizePx);
            if (imageToCrop.Scale <= MostEnlargement)
            {
                SampleBytes.Write(Resampler.Warp(frame, imageToCrop, new Size(sizePx, sizePx), Border.Replicate), bytes);
                crops.Write(bytes);
            }
        }

        return crops.ToArray();
    }
}

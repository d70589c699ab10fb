using Mien.Faces.Alignment;
using Mien.Imaging.Geometry;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;

namespace Mien.Evaluation.Candidates;

/// <summary>The target's own face through a crop of 128 px and back: all that a swapper of 128 px can keep of sharpness, if it is perfect.</summary>
public sealed class UpsampledTarget : ICandidate
{
    private const int CropPx = 128;

    /// <summary>Part of the crop over which its border fades.</summary>
    private const float Fade = 0.08f;

    public string Name => "target through 128 px";

    public bool IsTimed => false;

    public Picture? Swap(PairPictures pair, CancellationToken cancellation = default)
    {
        Picture target = pair.Target.Picture;
        Affine2 imageToCrop = FaceAligner.ImageToCrop(pair.Target.Face, AlignmentTemplate.Arcface128, CropPx);
        Planes crop = Resampler.Warp(target, imageToCrop, new Size(CropPx, CropPx), Border.Replicate);
        Plane whole = new(CropPx, CropPx);
        whole.Samples.AsSpan().Fill(1);
        Plane mask = Feather.Inward(whole, Fade * CropPx);
        Affine2 cropToImage = imageToCrop.Invert();
        Picture result = target.Clone();
        result.Write(Region.Of(target.Size), Resampler.Warp(crop, cropToImage, target.Size, Border.Replicate), Resampler.Warp(mask, cropToImage, target.Size, Border.Constant(0)));
        return result;
    }
}

using System.Numerics;
using Mien.Faces;
using Mien.Faces.Mesh;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Training.Data;

namespace Mien.Training.Packs;

/// <summary>A face as another photo of the same person might show it: from the other side, in other light, of another camera.</summary>
/// <remarks>Of most people a pack has one picture. What is made of it must not be the picture itself: a network would learn to
/// copy instead of to match.</remarks>
internal static class OtherView
{
    private const float MirroredShare = 0.75f;
    private const float CoarseShare = 0.4f;

    public static (Picture Picture, Face Face) Of(Picture picture, FaceMesh mesh, CanonicalFace canonical, SeededDraws draws)
    {
        bool mirrored = draws.Happens(MirroredShare);
        FaceMesh seen = mirrored ? canonical.Mirror(mesh, picture.Width) : mesh;
        Planes planes = Resampler.Warp(picture, mirrored ? new Affine2(-1, 0, picture.Width - 1, 0, 1, 0) : Affine2.Identity, picture.Size);
        if (draws.Happens(CoarseShare))
        {
            float scale = draws.Uniform(0.4f, 1);
            Size coarse = new((int)(picture.Width * scale), (int)(picture.Height * scale));
            planes = Resampler.Resize(Resampler.Resize(planes, coarse), picture.Size);
        }

        RelightInPlace(planes, draws);
        return (Picture.From(planes), Face.Of(seen, detectionScore: 1));
    }

    /// <summary>Brightness, contrast and tint, and light that falls off to one side.</summary>
    private static void RelightInPlace(Planes planes, SeededDraws draws)
    {
        float gamma = draws.Uniform(0.75f, 1.35f);
        Vector3 gain = new Vector3(draws.Uniform(0.92f, 1.08f), draws.Uniform(0.95f, 1.05f), draws.Uniform(0.92f, 1.08f)) * draws.Uniform(0.75f, 1.15f);
        (float sine, float cosine) = MathF.SinCos(draws.Uniform(0, MathF.Tau));
        float slope = draws.Uniform(0, 0.35f);
        for (int y = 0; y < planes.Height; y++)
        {
            for (int x = 0; x < planes.Width; x++)
            {
                float side = (cosine * ((2f * x / planes.Width) - 1)) + (sine * ((2f * y / planes.Height) - 1));
                for (int channel = 0; channel < 3; channel++)
                {
                    float before = Math.Clamp(planes[channel][x, y], 0, 1);
                    planes[channel][x, y] = MathF.Pow(before, gamma) * gain[channel] * (1 + (slope * side));
                }
            }
        }
    }
}

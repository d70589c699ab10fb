using System.Collections.Concurrent;
using Mien.Faces;
using Mien.Faces.Alignment;
using Mien.Faces.Atlases;
using Mien.Faces.Attributes;
using Mien.Faces.Mesh;
using Mien.Faces.Parsing;
using Mien.Imaging.Files;
using Mien.Imaging.Geometry;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Training.Loops;
using Mien.Training.Networks;
using Plane = Mien.Imaging.Pixels.Plane;

namespace Mien.Training.Packs.Completions;

/// <summary>Looks through photos for faces that are seen nearly whole, and for hair that hangs before others.</summary>
/// <param name="parser">Tells what lies before them.</param>
/// <remarks>Memory: a megabyte for each face that is kept.</remarks>
public sealed class CompletionFaces(PerceivedFaceCache cache, FaceParser parser, CanonicalFace canonical)
{
    /// <summary>Side of the upright picture of a face.</summary>
    private const int PicturePx = 512;

    /// <summary>So much of a face must be seen.</summary>
    private const float LeastKnown = 0.72f;

    /// <summary>More than this lies before the forehead of somebody whose hair is worth pulling down on others.</summary>
    private const float LeastHair = 0.04f;

    /// <summary>Who looks calm to a network, and has the mouth shut, is a truth for other expressions; openness as in <see cref="MouthState"/>.</summary>
    private const float LeastCalm = 0.6f, MostOpen = 0.1f;

    private const float LeastHappy = 0.9f;

    private static readonly AlignmentTemplate s_framing = AlignmentTemplate.Arcface128.WithMargin(AlignmentTemplate.UsualMargin);

    private readonly Plane _expressive = ExpressionFolds.OfASmile(CompletionNetwork.SizePx);

    internal CanonicalFace Canonical => canonical;

    internal AtlasGeometry Atlas { get; } = new(canonical, CompletionNetwork.SizePx);

    /// <summary>Masks of hair in the atlas, [S,S], of the photos that were looked at; bytes, for they are many.</summary>
    internal ConcurrentQueue<byte[]> Hair { get; } = [];

    /// <param name="photo">The file.</param>
    /// <param name="name">Below the folder.</param>
    /// <returns>Null when the largest face is not seen whole enough, or there is none.</returns>
    internal CompletionFace? Look(string photo, string name, ITrainingObserver observer, CancellationToken cancellation)
    {
        try
        {
            IFrame frame = Photo.Load(photo).Frame;
            return cache.Find(photo, frame, cancellation) is [PerceivedFace face, ..] ? Keep(frame, face, name, cancellation) : null;
        }
        catch (MienException fault) when (fault.ExitCode == ExitCode.BadInputOrNoFace)
        {
            observer.Note($"left out: {fault.Message}");
            return null;
        }
    }

    internal Planes Unwrap(Planes picture, FaceMesh mesh) => MeshWarp.Render(new MipPyramid(picture), Atlas.Raster, mesh.Flat().AsSpan(0, Atlas.TexelOf.Length));

    internal Plane Unwrap(Plane mask, FaceMesh mesh) => Unwrap(new Planes(mask, mask, mask), mesh).Red;

    private CompletionFace? Keep(IFrame frame, PerceivedFace perceived, string name, CancellationToken cancellation)
    {
        Face face = perceived.Face;
        Size size = new(PicturePx, PicturePx);
        Affine2 photoToPicture = FaceAligner.ImageToCrop(face, s_framing, PicturePx);
        Planes planes = Resampler.Warp(frame, photoToPicture, size, Border.Replicate);
        FaceMesh mesh = face.Mesh.Map(photoToPicture);
        Picture picture = Picture.From(planes);
        Plane cover = Unwrap(parser.Parse(picture, mesh, cancellation).Sample(FaceClasses.Covering, Affine2.Identity, size), mesh);
        if (cover.Samples.Average() > LeastHair)
        {
            Hair.Enqueue([.. cover.Samples.Select(Data.SampleBytes.Of)]);
        }

        Plane shown = MaskCombination.Product(AtlasTrust.Of(mesh.Points, size, Atlas, canonical), MaskCombination.Invert(cover));
        int texels = Atlas.Raster.Triangle.Count(triangle => triangle >= 0);
        if (shown.Samples.Sum() < LeastKnown * texels || !SpectaclesBridge.IsBare(planes, mesh.Points))
        {
            return null;
        }

        (CompletionMood mood, float calm) = MoodOf(frame, face, cancellation);
        return new()
        {
            Photo = name,
            Picture = picture,
            Mesh = mesh,
            Identity = perceived.Identity,
            Shown = shown,
            Known = mood == CompletionMood.Calm ? shown : MaskCombination.Product(shown, MaskCombination.Invert(_expressive)),
            Mood = mood,
            Calmness = calm,
            Truth = EvenedLight.Of(Unwrap(planes, mesh), shown),
        };
    }

    private (CompletionMood Mood, float Calm) MoodOf(IFrame frame, Face face, CancellationToken cancellation)
    {
        FaceAttributes attributes = cache.Describe(frame, face, cancellation);
        float calm = attributes.ProbabilityOf(Expression.Neutral);
        bool isShut = MouthState.Of(HeadPose.Of(face.Mesh, frame.Size, canonical)).Openness < MostOpen;
        return (isShut && calm > LeastCalm ? CompletionMood.Calm : attributes.ProbabilityOf(Expression.Happy) > LeastHappy ? CompletionMood.Smiling : CompletionMood.Other, calm);
    }
}

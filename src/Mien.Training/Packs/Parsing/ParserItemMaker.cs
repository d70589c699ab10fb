using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Faces.Parsing;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Training.Data;

namespace Mien.Training.Packs.Parsing;

/// <summary>Makes an item of a photo: things are drawn on the upright face, then it is turned, moved and scaled, then light and camera spoil it. Thread-safe.</summary>
/// <param name="sizePx">Side of an item.</param>
internal sealed class ParserItemMaker(LabelledFaces faces, int sizePx, CanonicalFace canonical, long seed)
{
    private const float AnyTurnShare = 0.2f, MostTiltDegrees = 22, MostMove = 0.08f, MovedMouthShare = 0.35f;
    private const float Smallest = 0.75f, Largest = 1.5f;

    /// <param name="photo">The face.</param>
    /// <param name="other">Of another person, to borrow from.</param>
    /// <param name="number">Of the item: the same number gives the same item.</param>
    /// <returns>Null when either photo shows no face.</returns>
    public ParserItem? Make(string photo, string other, long number, CancellationToken cancellation)
    {
        SeededDraws draws = new(seed, number);
        if (faces.Read(photo, withSpectacles: true, cancellation) is not { } face || faces.Read(other, withSpectacles: false, cancellation) is not { } lent)
        {
            return null;
        }

        face = draws.Happens(MovedMouthShare) ? MovedMouth.Of(face, draws.Uniform(0.4f, 1), draws) : face;
        (Picture picture, FaceLabels labels) = new FaceScene(face, lent, canonical, draws).Draw();
        Affine2 squareToCrop = Framing(draws);
        Size size = new(sizePx, sizePx);
        Planes crop = Resampler.Warp(picture, squareToCrop, size, Border.Replicate);
        return new(PhotoDamage.Of(crop, draws), labels.Warp(squareToCrop, size));
    }

    /// <summary>About as the parser's own crop has it, for meshes are never quite right; a fifth at any angle.</summary>
    private Affine2 Framing(SeededDraws draws)
    {
        float turn = draws.Happens(AnyTurnShare) ? draws.Uniform(-180, 180) : draws.Uniform(-1, 1) * draws.Uniform() * MostTiltDegrees;
        float usual = LabelledFaces.BoxShare / ParserCrop.BoxShare * sizePx / LabelledFaces.SidePx;
        float scale = usual * MathF.Exp(draws.Uniform(MathF.Log(Smallest), MathF.Log(Largest)));
        const float middle = (LabelledFaces.SidePx - 1) / 2f;
        Vector2 move = new Vector2(draws.Uniform(-MostMove, MostMove), draws.Uniform(-MostMove, MostMove)) * sizePx;
        return Affine2.Translation(-middle, -middle).Then(Affine2.Similarity(scale, turn, new Vector2((sizePx - 1) / 2f) + move));
    }
}

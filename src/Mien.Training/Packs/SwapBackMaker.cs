using Mien.Faces;
using Mien.Faces.Mesh;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Training.Data;
using Mien.Training.Packs.Covers;
using Mien.Training.Packs.Parsing;

namespace Mien.Training.Packs;

/// <summary>Puts another's face on a real picture, and then the real person's back: what a network is to restore is a swap, and the answer is
/// a photo. Safe to use from several threads at once.</summary>
/// <remarks>Every so often, instead, a face is drawn on a real picture and left there. That shows the network what targets look like in earnest; of such
/// only the likeness is taught, and what a teacher makes of it, where there is one. The real person who is put back comes from another photo of theirs where the pack has one, else from their own, mirrored;
/// strands of hair, spectacles, a shadow or hard light may lie on it, which are no part of the face and are to be taken away.</remarks>
/// <param name="drawing">Draws as will be done when the network is used.</param>
internal sealed class SwapBackMaker(FacePack pack, IPairSwapper drawing, CanonicalFace canonical, long seed)
{
    private const float ForwardShare = 0.1f;

    /// <summary>The same where there is something to learn from it.</summary>
    private const float TaughtShare = 0.3f;

    private const float CoveredShare = 0.3f;

    /// <summary>So often something lies before the drawn person's face in their own photo, or shades it, and comes along.</summary>
    private const float StrayShare = 0.4f;

    /// <summary>So often their photo was taken in the sun, or by one lamp.</summary>
    private const float HardLightShare = 0.3f;

    /// <summary>So often a photo is a poor one: coarse, noisy, in coloured light. Of the one that a face comes from nothing of that is to be seen in the end.</summary>
    private const float DamagedShare = 0.35f;

    private readonly ILookup<string, int> _photos = Enumerable.Range(0, pack.Count).Where(item => !pack.IsMade(item)).ToLookup(pack.PersonOf);

    /// <summary>Says what is right where there is no photo that does; null leaves it open.</summary>
    public IPairSwapper? Teacher { get; init; }

    public SwapBack Make(ReversePair pair, int number, CancellationToken cancellation)
    {
        SeededDraws draws = new(seed, number);
        Picture truth = pack.ReadPicture(pair.Truth);
        FaceMesh mesh = MeshOf(pair.Truth);
        Face face = Face.Of(mesh, detectionScore: 1);
        bool isReal = !draws.Happens(Teacher is null ? ForwardShare : TaughtShare);
        Plane? cover = draws.Happens(CoveredShare) ? FaceCovers.DrawInPlace(truth, mesh, draws) : null;
        truth = draws.Happens(DamagedShare) ? PhotoDamage.Of(truth.Read(All(truth)), draws) : truth;

        Picture other = pack.ReadPicture(pair.Source);
        Face otherFace = Face.Of(MeshOf(pair.Source), detectionScore: 1);
        Picture target = truth.Clone();
        Plane coverage = drawing.SwapInPlace(other, otherFace, target, face, pair.ShapeShare, cancellation);
        if (!isReal)
        {
            Picture taught = Teacher is null ? target : truth.Clone();
            Teacher?.SwapInPlace(other, otherFace, taught, face, pair.ShapeShare, cancellation);
            return new(truth, target, coverage, taught, coverage, other, HasTruth: Teacher is not null);
        }

        if (cover is not null)
        {
            // The swap may have taken the cover for skin: it lies on top.
            target.Write(All(truth), truth.Read(All(truth)), cover);
        }

        (Picture view, Face viewFace) = ViewOf(pair.Truth, draws);
        Picture drawn = target.Clone();
        Plane drawnCoverage = drawing.SwapInPlace(view, viewFace, drawn, face, shapeShare: 0, cancellation);
        return new(target, drawn, drawnCoverage, truth, Either(coverage, drawnCoverage), view, HasTruth: true);
    }

    private (Picture View, Face Face) ViewOf(int truth, SeededDraws draws)
    {
        int[] others = [.. _photos[pack.PersonOf(truth)].Where(item => item != truth)];
        int item = others.Length == 0 ? truth : others[draws.Below(others.Length)];
        Picture own = pack.ReadPicture(item);
        FaceMesh mesh = MeshOf(item);
        // Spectacles that are on the photo are no strays, and nothing is drawn beside them.
        if (draws.Happens(StrayShare) && pack.IsBare(item))
        {
            FaceCovers.DrawOnSourceInPlace(own, mesh, draws);
        }

        own = draws.Happens(HardLightShare) ? new HardLight(mesh, canonical).On(own, draws) : own;
        own = draws.Happens(DamagedShare) ? PhotoDamage.Of(own.Read(All(own)), draws) : own;
        return OtherView.Of(own, mesh, canonical, draws);
    }

    private static Region All(Picture picture) => new(0, 0, picture.Width, picture.Height);

    private static Plane Either(Plane one, Plane other)
    {
        Plane either = one.Clone();
        for (int i = 0; i < either.Samples.Length; i++)
        {
            either.Samples[i] = Math.Max(either.Samples[i], other.Samples[i]);
        }

        return either;
    }

    private FaceMesh MeshOf(int item) => new(pack.ReadLandmarks(item), presence: 1);
}

using Mien.Faces;
using Mien.Faces.Attributes;
using Mien.Faces.Mesh;
using Mien.Imaging.Pixels;
using Mien.Training.Data;
using Mien.Training.Packs.Covers;

namespace Mien.Training.Packs;

/// <summary>Puts another's face on a real picture, and then the real person's back: what a network is to restore is a swap, and the answer is
/// a photo. Safe to use from several threads at once.</summary>
/// <remarks>Every so often, instead, a face is drawn on a real picture and left there. That shows the network what targets look like in earnest; of such
/// only the mask is taught, and what a teacher makes of it, where there is one. In others strands of hair, spectacles or a shadow are drawn on the view of the real person that is put back: they belong to
/// the source's photo, not to the face, and are to be taken away; so is hard light from one side.</remarks>
/// <param name="careful">Leaves what it takes to lie before a face.</param>
/// <param name="whole">Draws over whatever lies before a face.</param>
internal sealed class SwapBackMaker(FacePack pack, IPairSwapper careful, IPairSwapper whole, CanonicalFace canonical, long seed)
{
    private const float ForwardShare = 0.15f;

    /// <summary>The same where there is something to learn from it.</summary>
    private const float TaughtShare = 0.3f;

    private const float CoveredShare = 0.3f;

    /// <summary>So often something lies before the drawn person's face in their own photo, or shades it, and comes along.</summary>
    private const float StrayShare = 0.4f;

    /// <summary>So often their photo was taken in the sun, or by one lamp.</summary>
    private const float HardLightShare = 0.3f;

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

        Picture other = pack.ReadPicture(pair.Source);
        Face otherFace = Face.Of(MeshOf(pair.Source), detectionScore: 1);
        Picture target = truth.Clone();
        Plane mask = careful.SwapInPlace(other, otherFace, target, face, pair.ShapeShare, cancellation);
        if (!isReal)
        {
            Picture forward = truth.Clone();
            Plane coverage = whole.SwapInPlace(other, otherFace, forward, face, pair.ShapeShare, cancellation);
            Picture taught = Teacher is null ? forward : truth.Clone();
            Teacher?.SwapInPlace(other, otherFace, taught, face, pair.ShapeShare, cancellation);
            return new(truth, forward, coverage, taught, Uncovered(mask, cover), other, HasTruth: Teacher is not null);
        }

        if (cover is not null)
        {
            // The swap may have taken the cover for skin: it lies on top.
            target.Write(new(0, 0, truth.Width, truth.Height), truth.Read(new(0, 0, truth.Width, truth.Height)), cover);
        }

        // The photo is to stay as it is: spectacles that are on it are no strays, and nothing is drawn beside them.
        Picture own = pack.ReadPicture(pair.Truth);
        if (draws.Happens(StrayShare) && SpectaclesBridge.IsBare(own.Read(new(0, 0, own.Width, own.Height)), mesh.Points))
        {
            FaceCovers.DrawOnSourceInPlace(own, mesh, draws);
        }

        own = draws.Happens(HardLightShare) ? new HardLight(mesh, canonical).On(own, draws) : own;
        (Picture view, Face viewFace) = OtherView.Of(own, mesh, canonical, draws);
        Picture drawn = target.Clone();
        Plane drawnCoverage = whole.SwapInPlace(view, viewFace, drawn, face, shapeShare: 0, cancellation);
        return new(target, drawn, drawnCoverage, truth, Uncovered(mask, cover), view, HasTruth: true);
    }

    private static Plane Uncovered(Plane mask, Plane? cover)
    {
        Plane uncovered = mask.Clone();
        for (int i = 0; cover is not null && i < uncovered.Samples.Length; i++)
        {
            uncovered.Samples[i] *= 1 - cover.Samples[i];
        }

        return uncovered;
    }

    private FaceMesh MeshOf(int item) => new(pack.ReadLandmarks(item), presence: 1);
}

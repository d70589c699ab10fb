using Mien.Faces.Mesh;
using Mien.Imaging.Filters;
using Mien.Imaging.Geometry;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Mien.Training.Data;
using Mien.Training.Packs.Covers;
using Plane = Mien.Imaging.Pixels.Plane;

namespace Mien.Training.Packs.Completions;

/// <summary>Hides parts of faces that are seen whole, changes their light, as photos do, and what they show.</summary>
internal sealed class CompletionExercises(CompletionFaces faces, CompletionFace[] truths, long seed)
{
    private const float CoveredShare = 0.45f, UnmarkedShare = 0.15f, HardLightShare = 0.35f, TurnedShare = 0.55f, HairShare = 0.3f, HoleShare = 0.3f;

    /// <summary>Exercises on calm faces, and how many of those show something; of people of whom there are pictures with other expressions, those are taken so often.</summary>
    private const float CalmShare = 0.6f, ExpressionShare = 0.7f, OtherShare = 0.7f;

    private readonly Plane _expressive = ExpressionFolds.OfASmile(faces.Atlas.SizePx);
    private readonly byte[][] _hair = [.. faces.Hair];
    private readonly IReadOnlyList<byte[]> _folds = FoundFolds.In(truths);
    private readonly CompletionFace[] _calm = [.. truths.Where(face => face.Mood == CompletionMood.Calm)];

    /// <summary>The same for the same number.</summary>
    public CompletionExercise Make(int number)
    {
        SeededDraws draws = new(seed, number);
        CompletionFace truth = _calm.Length > 0 && draws.Happens(CalmShare) ? _calm[draws.Below(_calm.Length)] : truths[draws.Below(truths.Length)];
        CompletionFace face = truth.Others.Count > 0 && draws.Happens(OtherShare) ? truth.Others[draws.Below(truth.Others.Count)] : truth;
        Picture picture = face.Picture.Clone();
        Plane? cover = draws.Happens(CoveredShare) ? Cover(picture, face.Mesh, draws) : null;
        picture = draws.Happens(HardLightShare) ? new HardLight(face.Mesh, faces.Canonical).On(picture, draws) : picture;
        Planes seen = faces.Unwrap(picture.Read(Region.Of(picture.Size)), face.Mesh);
        Plane trust = face.Shown.Clone();
        Plane changed = truth == face ? new(trust.Width, trust.Height) : _expressive.Clone();
        if (truth == face && truth.Mood == CompletionMood.Calm && draws.Happens(ExpressionShare))
        {
            changed = new DrawnExpression(draws).RunInPlace(seen, trust, _folds);
        }

        if (cover is not null)
        {
            HideInPlace(trust, faces.Unwrap(cover, face.Mesh));
        }

        HiddenTexels hidden = new(faces, draws);
        if (draws.Happens(TurnedShare))
        {
            hidden.TurnInPlace(seen, trust, face.Mesh);
        }

        if (_hair.Length > 0 && draws.Happens(HairShare))
        {
            hidden.PullHairDownInPlace(seen, trust, _hair[draws.Below(_hair.Length)]);
        }

        if (draws.Happens(HoleShare))
        {
            hidden.MakeHolesInPlace(trust);
        }

        TexelDamage.RunInPlace(seen, draws);
        return new(seen, trust, truth.Truth, truth.Known, changed);
    }

    /// <summary>Draws something before the face, and marks it about as well as a parser does: now and then not at all, for thin things are missed.</summary>
    private static Plane? Cover(Picture picture, FaceMesh mesh, SeededDraws draws)
    {
        Plane cover = draws.Happens(0.6f) ? FaceCovers.DrawOnSourceInPlace(picture, mesh, draws) : FaceCovers.DrawInPlace(picture, mesh, draws);
        if (draws.Happens(UnmarkedShare))
        {
            return null;
        }

        Plane marked = GaussianBlur.Apply(cover, draws.Uniform(0.5f, 3));
        float gain = draws.Uniform(1, 3);
        foreach (ref float sample in marked.Samples.AsSpan())
        {
            sample = Math.Min(1, sample * gain);
        }

        return marked;
    }

    private static void HideInPlace(Plane trust, Plane cover)
    {
        for (int i = 0; i < trust.Samples.Length; i++)
        {
            trust.Samples[i] *= 1 - Math.Clamp(1.6f * cover.Samples[i], 0, 1);
        }
    }
}

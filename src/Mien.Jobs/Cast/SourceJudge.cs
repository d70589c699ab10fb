using Mien.Faces.Identity;
using Mien.Faces.Quality;

namespace Mien.Jobs.Cast;

/// <summary>Finds the source photos from which results will look bad, and says why. Thresholds: docs/swapping.md.</summary>
internal static class SourceJudge
{
    private const float LeastEyeDistancePx = 30;
    private const float LeastSharpness = 0.4f;
    private const float MostYawDegrees = 40;
    private const float MostPitchDegrees = 35;
    private const float MostCoveredShare = 0.25f;
    private const float LeastLightEvenness = 0.2f;
    private const float LeastDetectionScore = 0.82f;
    private const float LeastScoreUpsideDown = 0.9f;

    /// <summary>On <see cref="FaceIdentity.SimilarityTo"/>'s scale: what 1 of 40 pairs of photos of one person and 9 of 10 pairs of strangers lie below.</summary>
    private const float LeastSimilarity = 0.27f;

    /// <summary>What a better photo of the person does not make good.</summary>
    private static readonly SourceFaultKind[] s_ofEach =
        [SourceFaultKind.TooSmall, SourceFaultKind.Blurred, SourceFaultKind.HardToMakeOut, SourceFaultKind.SeveralFaces];

    /// <param name="paths">The photos of one person.</param>
    /// <param name="looks">At the face in each.</param>
    /// <param name="identities">Of the face in each; empty for a single photo.</param>
    /// <returns>For each photo; empty for good ones. What another photo of the person shows well is no fault of this one.</returns>
    public static IReadOnlyList<SourceFault>[] Of(
        IReadOnlyList<string> paths, IReadOnlyList<SourceLook> looks, IReadOnlyList<FaceIdentity> identities)
    {
        SourceFault[][] alone = [.. looks.Select(look => Of(look.Readings).Concat(OfTheFind(look)).ToArray())];
        SourceFaultKind[] shared = [.. Enum.GetValues<SourceFaultKind>().Where(kind => Array.TrueForAll(alone, faults => Array.Exists(faults, fault => fault.Kind == kind)))];
        SourceFault?[] others = OtherPersons(paths, identities);
        return [.. alone.Select((faults, photo) => (IReadOnlyList<SourceFault>)
        [
            .. faults.Where(fault => shared.Contains(fault.Kind) || s_ofEach.Contains(fault.Kind)),
            .. identities.Count > 0 && others[photo] is { } other ? [other] : Array.Empty<SourceFault>(),
        ])];
    }

    private static IEnumerable<SourceFault> Of(FaceReadings readings)
    {
        if (readings.EyeDistancePx < LeastEyeDistancePx)
        {
            yield return Fault(SourceFaultKind.TooSmall, $"the face is small: its eyes are {MathF.Floor(readings.EyeDistancePx):0} px apart, and a good result needs {LeastEyeDistancePx:0} or more");
        }

        if (readings.Sharpness < LeastSharpness)
        {
            yield return Fault(SourceFaultKind.Blurred, $"the face is blurred: its sharpness is {Below(readings.Sharpness):0.00}, and a good result needs {LeastSharpness:0.00} or more");
        }

        if (MathF.Abs(readings.YawDegrees) > MostYawDegrees)
        {
            yield return Fault(SourceFaultKind.TurnedAside, $"the face is turned {MathF.Abs(readings.YawDegrees):0}° aside: one half of it hardly shows");
        }

        if (MathF.Abs(readings.PitchDegrees) > MostPitchDegrees)
        {
            yield return Fault(SourceFaultKind.TurnedUpOrDown, $"the face looks {MathF.Abs(readings.PitchDegrees):0}° {(readings.PitchDegrees > 0 ? "up" : "down")}");
        }

        if (readings.CoveredShare > MostCoveredShare)
        {
            yield return Fault(SourceFaultKind.Covered, $"something covers {readings.CoveredShare * 100:0} % of the face");
        }

        if (readings.LightEvenness < LeastLightEvenness)
        {
            yield return Fault(SourceFaultKind.UnevenLight, $"one half of the face lies in shadow: it has {Below(readings.LightEvenness) * 100:0} % of the other's light");
        }
    }

    private static IEnumerable<SourceFault> OfTheFind(SourceLook look)
    {
        if (look.DetectionScore < (look.IsUpsideDown ? LeastScoreUpsideDown : LeastDetectionScore))
        {
            yield return Fault(
                SourceFaultKind.HardToMakeOut, $"the face is hard to make out (score {Below(look.DetectionScore):0.00}); something may cover it");
        }

        if (look.FacesInPhoto > 1)
        {
            yield return Fault(
                SourceFaultKind.SeveralFaces, $"it shows {look.FacesInPhoto} faces; the largest was taken (number {look.Number} from the left)");
        }
    }

    /// <summary>The photo most like all the others stands for the person.</summary>
    private static SourceFault?[] OtherPersons(IReadOnlyList<string> paths, IReadOnlyList<FaceIdentity> identities)
    {
        if (identities.Count == 0)
        {
            return [];
        }

        int person = Enumerable.Range(0, identities.Count).MinBy(i => identities.Sum(identities[i].DistanceTo));
        return [.. identities.Select(identity => identities[person].SimilarityTo(identity)).Select(similarity => similarity < LeastSimilarity
            ? Fault(SourceFaultKind.OtherPerson, $"the face is not that of {paths[person]} (alike {Below(similarity):0.00}; photos of one person: above {LeastSimilarity:0.00})")
            : null)];
    }

    /// <summary>Rounded so that a reading below its limit is not told as the limit itself.</summary>
    private static double Below(float reading) => Math.Floor(reading * 100.0) / 100;

    private static SourceFault Fault(SourceFaultKind kind, FormattableString sentence) => new(kind, FormattableString.Invariant(sentence));
}

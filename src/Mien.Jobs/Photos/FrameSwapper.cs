using Mien.Faces;
using Mien.Faces.Detection;
using Mien.Imaging.Pixels;
using Mien.Jobs.Cast;
using Mien.Jobs.Debug;
using Mien.Jobs.Reports;
using Mien.Swapping;

namespace Mien.Jobs.Photos;

/// <summary>Finds a frame's faces, gives each to the cast member that chooses it first, and swaps them in place.</summary>
internal sealed class FrameSwapper(IFacePerception perception, IReadOnlyList<CastMember> cast, SwapSettings settings)
{
    /// <summary>Whoever asks for no more does not wonder that little is changed.</summary>
    private const float WeakStrength = 0.5f;

    private readonly DetectionEffort _effort = cast.Max(member => member.Selection.Effort);

    /// <returns>The swapped faces in the order of the cast; empty when the frame shows no face.</returns>
    /// <exception cref="NoFaceException">There are faces, but a cast member finds none that it may take.</exception>
    public IReadOnlyList<SwappedFace> SwapInPlace(IFrame frame, int frameIndex, string path, StageRecorder recorder, CancellationToken cancellation)
    {
        IReadOnlyList<Face> faces = recorder.Measure("find", () => FaceSelector.InReadingOrder(perception.Find(frame, _effort, cancellation)));
        if (faces.Count == 0)
        {
            return [];
        }

        // Everyone is chosen before anyone is swapped: a swapped face must not be taken for its source's person.
        List<(CastMember Member, Face Face)> pairs = recorder.Measure("choose", () => Choose(frame, faces, path, cancellation));
        List<SwappedFace> swapped = [];
        foreach ((CastMember member, Face face) in pairs)
        {
            int number = faces.Index().First(pair => ReferenceEquals(pair.Item, face)).Index + 1;
            recorder.BeginFace(frameIndex, number);
            FaceProbe? probe = settings.Strength > WeakStrength ? new(frame, face) : null;
            if (settings.Strength > 0) // at 0 the target stays to the last bit, whatever a swapper's arithmetic rounds
            {
                member.Identity.SwapInPlace(frame, face, settings, recorder, cancellation);
            }

            swapped.Add(new()
            {
                Number = number,
                Frame = frameIndex,
                Assignment = member.Assignment,
                Box = face.Box,
                DetectionScore = face.DetectionScore,
                ChangedShare = probe?.ChangedShare(frame),
            });
        }

        return swapped;
    }

    private List<(CastMember Member, Face Face)> Choose(IFrame frame, IReadOnlyList<Face> faces, string path, CancellationToken cancellation)
    {
        List<(CastMember Member, Face Face)> pairs = [];
        foreach (CastMember member in cast)
        {
            // A number counts all faces; every other choice is among those that are left.
            IReadOnlyList<Face> candidates = member.Selection.Mode == FaceSelectionMode.Number ? faces : Left(faces, pairs);
            float best = 0;
            float SimilarityToReference(Face face)
            {
                float similarity = member.Reference!.SimilarityTo(perception.Identify(frame, face, cancellation));
                best = Math.Max(best, similarity);
                return similarity;
            }

            IReadOnlyList<Face> chosen = Left(FaceSelector.Choose(candidates, member.Selection, SimilarityToReference), pairs);
            if (chosen.Count == 0)
            {
                throw NoFaceException.NotChosen(path, member.Selection, candidates.Count, best);
            }

            pairs.AddRange(chosen.Select(face => (member, face)));
        }

        return pairs;
    }

    private static IReadOnlyList<Face> Left(IReadOnlyList<Face> faces, List<(CastMember Member, Face Face)> taken) =>
        [.. faces.Where(face => !taken.Exists(pair => ReferenceEquals(pair.Face, face)))];
}

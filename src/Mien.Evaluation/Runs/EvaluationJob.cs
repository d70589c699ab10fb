using System.Diagnostics;
using Mien.Evaluation.Candidates;
using Mien.Evaluation.Judges;
using Mien.Evaluation.People;
using Mien.Evaluation.Scores;
using Mien.Faces;
using Mien.Faces.Mesh;
using Mien.Faces.Persons;
using Mien.Imaging.Pixels;
using Mien.Models.Cards;

namespace Mien.Evaluation.Runs;

/// <summary>Draws pairs of held-out people, lets every candidate swap them, and judges what comes out. The same request on the same pictures
/// gives the same scores to the last digit, whatever the number of workers.</summary>
/// <param name="analyzer">Stays the caller's, as the judge does.</param>
public sealed class EvaluationJob(FaceAnalyzer analyzer, CanonicalFace canonical, IIdentityJudge judge)
{
    private readonly FaceViewer _viewer = new(analyzer, canonical, judge);

    /// <exception cref="PeopleException">There are too few people, or a network has seen one of them.</exception>
    /// <exception cref="CardException">A card cannot be read.</exception>
    /// <exception cref="JudgeException">The judge has taught one of the networks.</exception>
    public EvaluationReport Run(EvaluationRequest request, IEvaluationObserver observer, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        IReadOnlyList<Person> people = PeopleFolder.Read(request.PeopleFolder, request.People);
        IReadOnlyList<Person> heldOut = HeldOut(people, request);
        CardTeaching[] cards = [.. request.Cards.Select(CardTeaching.Read)];
        foreach (CardTeaching card in cards)
        {
            JudgeException.ThrowIfTaught(judge.Name, card);
            PeopleException.ThrowIfSeen(card, heldOut, request.People);
        }

        Gallery gallery = Gallery.Of(heldOut, new(_viewer), request.Workers, cancellation);
        IReadOnlyList<FacePair> pairs = PairPlan.Draw(gallery.Present, request.Pairs, request.Seed);
        if (pairs.Count == 0)
        {
            throw PeopleException.TooFew(request.PeopleFolder, people.Count, gallery.Present.Count);
        }

        JudgedPair?[] judged = JudgeAll(pairs, gallery, request, observer, cancellation);
        JudgedPair[] seen = [.. judged.OfType<JudgedPair>()];
        if (seen.Length == 0)
        {
            throw PeopleException.TooFew(request.PeopleFolder, people.Count, 0);
        }

        IdentityScale scale = new() { Strangers = gallery.Strangers(), Floor = seen.Average(pair => pair.Floor), Ceiling = gallery.SamePerson() };
        IEnumerable<string> tooSmall = pairs.Where((_, i) => judged[i] is null).Select(pair => $"{pair.Name} at {pair.LongerSidePx} px");
        return new()
        {
            Request = request,
            Judge = judge.Name,
            Cards = cards,
            People = people.Count,
            HeldOut = gallery.Present.Count,
            LeftOut = [.. gallery.Missing, .. tooSmall],
            Scale = scale,
            Candidates = [.. request.Candidates.Select((candidate, row) => new CandidateScores(candidate, [.. seen.Select(pair => pair.Scores[row])], scale))],
            Elapsed = Stopwatch.GetElapsedTime(start),
        };
    }

    /// <summary>A pair's pictures once more, for showing or for another program to swap.</summary>
    public PairPictures Look(FacePair pair, CancellationToken cancellation) =>
        new PeopleLooks(_viewer).Look(pair, cancellation) ?? throw new ArgumentException($"{pair.Name} shows no face.", nameof(pair));

    private static Person[] HeldOut(IReadOnlyList<Person> people, EvaluationRequest request)
    {
        PeopleSplit split = PeopleSplit.Of(people.Select(person => person.Name), request.SplitSeed, request.HeldOutShare);
        return [.. people.Where(person => split.IsHeldOut(person.Name))];
    }

    private JudgedPair?[] JudgeAll(IReadOnlyList<FacePair> pairs, Gallery gallery, EvaluationRequest request, IEvaluationObserver observer, CancellationToken cancellation)
    {
        JudgedPair?[] judged = new JudgedPair?[pairs.Count];
        PeopleLooks looks = new(_viewer);
        Lock gate = new();
        Parallel.For(0, pairs.Count, new ParallelOptions { MaxDegreeOfParallelism = request.Workers, CancellationToken = cancellation }, i =>
        {
            if (looks.Look(pairs[i], cancellation) is { } pictures)
            {
                PairScore[] scores = [.. request.Candidates.Select(candidate => Score(candidate, pictures, gallery, cancellation))];
                judged[i] = new(pictures.Target.CosineTo(pictures.Source), scores);
            }

            lock (gate)
            {
                observer.Judged(pairs.Count);
            }
        });
        return judged;
    }

    private PairScore Score(ICandidate candidate, PairPictures pair, Gallery gallery, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        long start = Stopwatch.GetTimestamp();
        Picture? picture = candidate.Swap(pair, cancellation);
        double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        SeenFace? result = picture is null ? null : _viewer.At(picture, pair.Target.Face.Box, cancellation);
        return new()
        {
            Pair = pair.Pair,
            IsFailure = result is null,
            CosineToSource = result?.CosineTo(pair.Source) ?? 0,
            CosineToTarget = result?.CosineTo(pair.Target) ?? 0,
            Rank = result is null ? int.MaxValue : gallery.RankOf(pair.Pair.Source.Name, result.Identity),
            Attributes = result is null ? AttributeScore.None : AttributeScore.Of(result, pair.Target),
            Realism = result is null ? RealismScore.None : RealismScore.Of(result.Picture, pair.Target.Picture, pair.Target.Face.Mesh),
            Milliseconds = milliseconds,
        };
    }

    /// <param name="Floor">Cosine of the untouched target to the source.</param>
    private sealed record JudgedPair(double Floor, IReadOnlyList<PairScore> Scores);
}

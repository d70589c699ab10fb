using Mien.Evaluation.Candidates;
using Mien.Evaluation.Judges;
using Mien.Evaluation.Runs;
using Mien.Faces;
using Mien.Faces.Mesh;
using Mien.Imaging.Files;
using Mien.Imaging.Pixels;
using Mien.Testing.Films;

namespace Mien.Evaluation.Tests.Runs;

/// <summary>A folder with one photo of each of the six sample faces, and a job that judges on all of them.</summary>
public sealed class SamplePeople : IDisposable
{
    private readonly PerceptionModels _models = new();

    public SamplePeople()
    {
        for (int number = 0; number < SampleFace.Count; number++)
        {
            SampleFace face = SampleFace.Number(number);
            Photo.Of(Picture.From(face.Photo.Read(face.Patch))).Save(Path.Combine(Folder, $"{"abcdef"[number]}.png"), new() { Mark = false });
        }

        Analyzer = new(_models);
        Canonical = CanonicalFace.Load();
        Job = new(Analyzer, Canonical, new FaceApiJudge(Analyzer));
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("mien-people-").FullName;

    public FaceAnalyzer Analyzer { get; }

    public CanonicalFace Canonical { get; }

    public EvaluationJob Job { get; }

    /// <param name="judge">Face-api's when null.</param>
    public EvaluationReport Judge(
        IReadOnlyList<ICandidate> candidates, int pairs = 30, int workers = 2, int seed = 1, IIdentityJudge? judge = null, params IReadOnlyList<string> cards) =>
        (judge is null ? Job : new(Analyzer, Canonical, judge)).Run(
        new() { PeopleFolder = Folder, Candidates = candidates, Pairs = pairs, Seed = seed, HeldOutShare = 1, Workers = workers, Cards = cards },
        new Silence(),
        TestContext.Current.CancellationToken);

    public void Dispose()
    {
        _models.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private sealed class Silence : IEvaluationObserver
    {
        public void Judged(int total)
        {
            // nobody looks
        }
    }
}

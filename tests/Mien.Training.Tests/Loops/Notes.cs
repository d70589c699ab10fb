using Mien.Training.Loops;

namespace Mien.Training.Tests.Loops;

/// <summary>Writes down what an observer is told, and may ask for something in return.</summary>
internal sealed class Notes(Action<TrainingProgress>? onStep = null) : ITrainingObserver
{
    public List<string> Sentences { get; } = [];

    public List<long> Steps { get; } = [];

    public int Photos { get; private set; }

    public int Faces { get; private set; }

    public void Prepare(int photos, int totalPhotos, int faces) => (Photos, Faces) = (photos, faces);

    public void Advance(TrainingProgress progress)
    {
        Steps.Add(progress.Step);
        onStep?.Invoke(progress);
    }

    public void Note(string sentence) => Sentences.Add(sentence);
}

namespace Mien.Training.Loops;

/// <summary>Is told how far a training is; called from the thread that trains.</summary>
public interface ITrainingObserver
{
    /// <summary>One more of what the recipe prepares is ready: a photo looked through for faces, an exercise made.</summary>
    void Prepare(int photos, int totalPhotos, int faces);

    /// <summary>A step is done, or a look.</summary>
    void Advance(TrainingProgress progress);

    /// <summary>A sentence that the person should read.</summary>
    void Note(string sentence);
}

namespace Mien.Training.Loops;

/// <summary>What a person may ask a running training for.</summary>
public enum TrainingWish
{
    /// <summary>A look at what is held out, now.</summary>
    Preview,

    /// <summary>A checkpoint, now.</summary>
    Save,

    /// <summary>The end of the sitting, with a checkpoint.</summary>
    Stop,
}

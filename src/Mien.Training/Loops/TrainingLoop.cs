namespace Mien.Training.Loops;

/// <summary>Trains by a recipe in a folder: begins a run, or goes on where it stopped, as if it never had.</summary>
/// <remarks>The command line and Studio drive this same loop.</remarks>
public sealed class TrainingLoop(ITrainingRecipe recipe, RunFolder folder, TrainingPlan plan, ITrainingObserver observer)
{
    /// <summary>Trains until the run is finished or somebody stops it; either way everything is kept that is needed to go on.</summary>
    /// <param name="wishes">What a person asks for meanwhile; null for nobody.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled; the checkpoint is that of the last step.</exception>
    /// <exception cref="TrainingException">A loss is no longer a number, or has run away.</exception>
    /// <exception cref="RunException">The folder is in use, cannot be written, or holds another run.</exception>
    /// <exception cref="MienException">There is nothing to learn from, or the device cannot take the step.</exception>
    public TrainingReport Run(TrainingWishes? wishes = null, CancellationToken cancellation = default)
    {
        foreach (string change in folder.Open(recipe))
        {
            observer.Note(change);
        }

        RunDescription description = new()
        {
            Recipe = recipe.Name,
            Batch = recipe.Batch,
            Seed = recipe.Seed,
            Steps = recipe.Steps,
            Settings = recipe.Settings,
            Choices = recipe.Choices.ToDictionary(choice => choice.Name, choice => choice.Value),
        };
        folder.Write(folder.DescriptionPath, description.ToJson());
        if (!File.Exists(folder.ItemsPath))
        {
            folder.Guard(() => recipe.Prepare(folder, observer, cancellation));
        }

        using TrainingSitting sitting = new(recipe, folder, plan, observer, description);
        return sitting.Run(wishes ?? new(), cancellation);
    }
}

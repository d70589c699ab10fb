using Mien.Training.Loops;

namespace Mien.Cli.Training;

/// <summary>Runs a training and shows its way on the error stream.</summary>
internal static class TrainingRun
{
    public static TrainingReport Run(ITrainingRecipe recipe, RunFolder folder, TrainingPlan plan, CommandContext context)
    {
        TrainingWishes wishes = new();
        using TrainingView view = new(context, recipe.Name, recipe.Preparing);
        using TrainingKeys? keys = TrainingKeys.Listen(context, wishes);
        return new TrainingLoop(recipe, folder, plan, view).Run(wishes, context.Cancellation);
    }
}

namespace Mien.Training.Loops;

/// <summary>A training ran off the rails.</summary>
public sealed class TrainingException : MienException
{
    private const string GoOnSlower = "run the same command with a smaller --learning-rate: it goes on from that checkpoint";

    private TrainingException(string code, string message, string hint)
        : base(code, ExitCode.BadInputOrNoFace, message, hint)
    {
    }

    /// <param name="kept">The step of the last good checkpoint.</param>
    internal static TrainingException NotFinite(long step, string what, long kept) => new(
        "LOSS_NOT_FINITE",
        $"step {step}: {what} is no longer a number; the checkpoint of step {kept} is kept",
        GoOnSlower);

    /// <param name="path">Of the network that was to be begun from.</param>
    internal static TrainingException OtherNetwork(string path, string recipe) => new(
        "FROM_DIFFERS", $"{path} is no network that `mien train {recipe}` made", "give the model.onnx of such a run, or leave out --from");

    /// <inheritdoc cref="OtherNetwork(string, string)"/>
    internal static TrainingException OtherNetwork(string path, string recipe, string size) => new(
        "FROM_DIFFERS",
        $"{path} is no network that `mien train {recipe}` made with --size {size}, nor a smaller one for as many pixels",
        "give --size of the network, or leave out --from");

    /// <param name="least">The least loss so far.</param>
    /// <param name="loss">The loss now.</param>
    /// <param name="kept">The step of the last good checkpoint.</param>
    internal static TrainingException RanAway(long step, double least, double loss, long kept) => new(
        "LOSS_RAN_AWAY",
        FormattableString.Invariant($"step {step}: the loss has run away, from {least:g3} to {loss:g3}; the checkpoint of step {kept} is kept"),
        GoOnSlower);
}

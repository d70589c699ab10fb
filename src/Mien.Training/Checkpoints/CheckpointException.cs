namespace Mien.Training.Checkpoints;

/// <summary>A file is no checkpoint, or that of another training.</summary>
public sealed class CheckpointException : MienException
{
    private CheckpointException(string code, string message, string hint)
        : base(code, ExitCode.ModelOrDevice, message, hint)
    {
    }

    internal static CheckpointException NoCheckpoint(string path, string why) => new(
        "CHECKPOINT_FORMAT", $"{path} is no checkpoint of a training: {why}", "name the folder of a run, or begin a new one");

    internal static CheckpointException OtherGraph(string path, string why) => new(
        "CHECKPOINT_OTHER_GRAPH", $"{path} belongs to another network or another version of it: {why}", "begin a new run in another folder, or go on with the version that began this one");
}

using System.Runtime.InteropServices;
using Mien.Graphs;
using Mien.Graphs.Onnx;
using Mien.Training.Checkpoints;

namespace Mien.Training.Loops;

/// <summary>Whether a kept state can be gone on from.</summary>
internal static class RunStart
{
    /// <returns>Null when nothing is kept.</returns>
    /// <exception cref="CheckpointException">It is the state of another network.</exception>
    /// <exception cref="SafetensorsException">The file is damaged.</exception>
    public static Checkpoint? Load(string path, TrainingStep step, string graphHash, ITrainingObserver observer)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        Checkpoint kept = Checkpoint.Load(path);
        Dictionary<string, string> expected = step.States.ToDictionary(state => state.Name, state => $"{state.Tensor.Type} {state.Tensor.Shape}");
        Dictionary<string, string> actual = kept.States.ToDictionary(state => state.Name, state => $"{state.Type} [{string.Join(',', state.Dimensions)}]");
        if (expected.Keys.Union(actual.Keys).FirstOrDefault(name => expected.GetValueOrDefault(name) != actual.GetValueOrDefault(name)) is string stranger)
        {
            throw CheckpointException.OtherGraph(
                path, $"\"{stranger}\" is {actual.GetValueOrDefault(stranger, "not there")}, expected {expected.GetValueOrDefault(stranger, "none")}");
        }

        if (kept.GraphHash != graphHash)
        {
            observer.Note($"the step's graph is not the one that wrote the checkpoint ({kept.Commit}): the run goes on, but not bit for bit as it would have there");
        }

        return kept;
    }

    /// <returns>The first state that holds an infinity or no number; null when all are sound.</returns>
    public static string? FindBroken(IEnumerable<OnnxTensor> states) => states
        .Where(state => state.Type == ElementType.Float32)
        .FirstOrDefault(state => MemoryMarshal.Cast<byte, float>(state.Data.Span).ToArray().Any(value => !float.IsFinite(value)))?.Name;
}

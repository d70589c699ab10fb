using Mien.Graphs;
using Mien.Runtime;
using Mien.Training.Networks;
using Mien.Training.Steps;

namespace Mien.Training.Tests.Networks;

public sealed class PatchCriticTests
{
    private const int Count = 2, SizePx = 128, CoveredPx = 32;

    private static readonly Shape s_pictures = [Count, 3, SizePx, SizePx];

    [Fact]
    public void Losses_EachTeachesOneSide()
    {
        Dictionary<string, float[]> values = Run(steps: 1);

        Assert.Contains(values["results by persuading"], value => value != 0);
        Assert.All(values["critic by persuading"], value => Assert.Equal(0, value));
        Assert.Contains(values["critic by telling"], value => value != 0);
        Assert.All(values["results by telling"], value => Assert.Equal(0, value));
    }

    [Fact]
    public void Persuading_FarFromWhatIsCovered_TeachesNothing()
    {
        float[] gradient = Run(steps: 1)["results by persuading"];

        // A score sees 94 px: from 64 px on to the right of what was covered, none that counts sees anything.
        Assert.All(gradient.Where((_, i) => i % SizePx >= CoveredPx + 64), value => Assert.Equal(0, value));
        Assert.Contains(gradient.Where((_, i) => i % SizePx < CoveredPx), value => value != 0);
    }

    [Fact]
    public void Telling_StripesFromPlain_IsLearned_AndPlainIsThenToldToBecomeStriped()
    {
        Assert.InRange(Run(steps: 1)["told"][0], 1.5f, 2.5f);

        Dictionary<string, float[]> values = Run(steps: 120);

        Assert.InRange(values["told"][0], 0, 1);
        Assert.True(values["persuaded by stripes"][0] < values["persuaded by plain"][0] - 0.5f);
    }

    /// <summary>Photos are striped, results plain.</summary>
    private static Dictionary<string, float[]> Run(int steps)
    {
        Graph graph = new("critic");
        TrainingStep step = new(graph);
        PatchCritic critic = new(step, seed: 1);
        Tensor photos = (graph.Filled(0, s_pictures) + graph.Constant([.. Enumerable.Range(0, SizePx).Select(x => x % 4 < 2 ? 0.3f : 0.7f)], [1, 1, 1, SizePx]));
        Tensor results = graph.Input("results", s_pictures);
        Tensor coverage = graph.Filled(0, [Count, 1, SizePx, SizePx]) + graph.Constant([.. Enumerable.Range(0, SizePx).Select(x => x < CoveredPx ? 1f : 0)], [1, 1, 1, SizePx]);
        Tensor told = critic.Telling(photos, results, coverage);
        Tensor persuaded = critic.Persuading(results, coverage);
        Tensor weight = critic.Net.Trained[0].Tensor;
        graph.Output("told", told);
        graph.Output("persuaded by plain", persuaded);
        graph.Output("persuaded by stripes", critic.Persuading(photos, coverage));
        graph.Output("results by persuading", persuaded.Gradients([results])[0]);
        graph.Output("critic by persuading", persuaded.Gradients([weight])[0]);
        graph.Output("results by telling", told.Gradients([results])[0]);
        graph.Output("critic by telling", told.Gradients([weight])[0]);
        step.Minimise(told, critic.Net.Trained, new AdamW { LearningRate = 0.004f, Beta1 = 0 });
        using StepRunner runner = new(graph.ToOnnx(), DeviceChoice.Cpu);
        runner.Load(step.States.Select(state => state.Initial() with { Name = state.Name }));
        using TensorValue plain = TensorValue.Create(Count, 3, SizePx, SizePx);
        plain.Floats.Fill(0.5f);
        Dictionary<string, float[]> last = [];
        for (int i = 0; i < steps; i++)
        {
            last = runner.Run(new Dictionary<string, TensorValue> { ["results"] = plain }).ToDictionary(output => output.Key, output => output.Value.Floats.ToArray());
        }

        return last;
    }
}

using Mien.Graphs;
using Mien.Runtime;
using Mien.Training.Networks;
using Mien.Training.Steps;

namespace Mien.Training.Tests.Networks;

public sealed class SpectralNormTests
{
    private const int Outputs = 6, Inputs = 12;

    [Fact]
    public void Of_AfterSomeSteps_EnlargesNothing()
    {
        Assert.InRange(LargestSingularValue(Run(steps: 40)["weights"]), 1.5, 20);
        Assert.InRange(LargestSingularValue(Run(steps: 40)["normed"]), 0.999, 1.001);
    }

    [Fact]
    public void Of_ItsGradient_KnowsThatLargerWeightsChangeNothing()
    {
        Dictionary<string, float[]> values = Run(steps: 40);

        float along = values["gradient"].Zip(values["weights"], (gradient, weight) => gradient * weight).Sum();
        Assert.InRange(MathF.Abs(along), 0, 1e-3f);
        Assert.Contains(values["gradient"], value => MathF.Abs(value) > 0.05f);
    }

    /// <summary>A step that changes nothing but the singular vector, so often.</summary>
    private static Dictionary<string, float[]> Run(int steps)
    {
        Graph graph = new("norm");
        TrainingStep step = new(graph);
        Parameters layer = step.Parameters("layer", seed: 3);
        Tensor weights = layer.Weight("weight", [Outputs, Inputs / 4, 2, 2], Initial.Normal(1.7f));
        Tensor normed = new SpectralNorm(step).Of(layer, weights);
        graph.Output("weights", weights.Identity());
        graph.Output("normed", normed);
        graph.Output("gradient", (normed * graph.Constant([.. Enumerable.Range(0, Outputs).Select(i => (float)i)], [Outputs, 1, 1, 1])).ReduceSum([], keepAxes: false).Gradients([weights])[0]);
        using StepRunner runner = new(graph.ToOnnx(), DeviceChoice.Cpu);
        runner.Load(step.States.Select(state => state.Initial() with { Name = state.Name }));
        Dictionary<string, float[]> last = [];
        for (int i = 0; i < steps; i++)
        {
            last = runner.Run(new Dictionary<string, TensorValue>()).ToDictionary(output => output.Key, output => output.Value.Floats.ToArray());
        }

        return last;
    }

    /// <summary>Slowly: thousands of rounds of WᵀW from the vector of ones.</summary>
    private static double LargestSingularValue(float[] rows)
    {
        double[] vector = [.. Enumerable.Repeat(1.0, Inputs)];
        double length = 0;
        for (int round = 0; round < 5000; round++)
        {
            double[] image = [.. Enumerable.Range(0, Outputs).Select(row => Enumerable.Range(0, Inputs).Sum(column => rows[(row * Inputs) + column] * vector[column]))];
            vector = [.. Enumerable.Range(0, Inputs).Select(column => Enumerable.Range(0, Outputs).Sum(row => rows[(row * Inputs) + column] * image[row]))];
            length = Math.Sqrt(vector.Sum(value => value * value));
            vector = [.. vector.Select(value => value / length)];
        }

        return Math.Sqrt(length);
    }
}

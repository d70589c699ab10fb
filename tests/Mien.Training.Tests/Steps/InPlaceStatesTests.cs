using Mien.Graphs;
using Mien.Graphs.Onnx;
using Mien.Training.Steps;
using Mien.Training.Tests.Loops;

namespace Mien.Training.Tests.Steps;

public sealed class InPlaceStatesTests
{
    [Fact]
    public void Of_AUsualStep_AreAllItsStates()
    {
        TrainingStep step = new TinyRecipe().BuildStep();

        Assert.Equal(step.States.Select(state => state.Name).Order(), Of(step).Order());
    }

    [Fact]
    public void Of_AStateThatSomethingElseReadsLater_IsNot()
    {
        TrainingStep step = Descending(out Tensor weight);
        step.Graph.Output("largest", weight.ReduceMax([], keepAxes: false)); // may run after the weight has moved

        Assert.DoesNotContain("net/weight", Of(step));
        Assert.Contains("net/weight:mean", Of(step));
    }

    [Fact]
    public void Of_AStateThatIsReadThroughALayout_IsNot()
    {
        TrainingStep step = Descending(out Tensor weight);
        Tensor turned = weight.Transpose(1, 0); // an engine may let both readers read the weight itself
        step.Graph.Output("turned", turned.Square().ReduceSum([], keepAxes: false));

        Assert.DoesNotContain("net/weight", Of(step));
    }

    [Fact]
    public void Of_AStateThatIsMadeFromOtherPlaces_IsNot()
    {
        TrainingStep step = new(new("step"));
        Tensor state = step.State("row", [4], () => Initial.Zero.Of([4], 0, "row"));
        step.Next(state, state.Flip(0));

        Assert.DoesNotContain("row", Of(step));
    }

    [Fact]
    public void Of_ASecondNetworkThatReadsTheFirst_LeavesTheFirstAlone()
    {
        TrainingStep step = Descending(out Tensor weight);
        Parameters judge = step.Parameters("judge", 2);
        Tensor score = (weight * judge.Weight("weight", [3, 2], Initial.He)).ReduceSum([], keepAxes: false);
        step.Minimise(score, judge.Trained, new Adam { LearningRate = 0.1f });

        Assert.DoesNotContain("net/weight", Of(step));
        Assert.Contains("judge/weight", Of(step));
    }

    private static TrainingStep Descending(out Tensor weight)
    {
        TrainingStep step = new(new("step"));
        Parameters net = step.Parameters("net", 1);
        weight = net.Weight("weight", [3, 2], Initial.He);
        Tensor loss = (step.Graph.Input("x", [4, 3]).MatMul(weight) - 1f).Square().ReduceSum([], keepAxes: false);
        step.Minimise(loss, net.Trained, new Adam { LearningRate = 0.1f });
        step.Graph.Output("loss", loss);
        return step;
    }

    private static IReadOnlySet<string> Of(TrainingStep step) => InPlaceStates.Of(OnnxModel.Read(step.Graph.ToOnnx()));
}

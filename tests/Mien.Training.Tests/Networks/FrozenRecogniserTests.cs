using Mien.Faces.Alignment;
using Mien.Graphs;
using Mien.Graphs.Onnx;
using Mien.Runtime;
using Mien.Training.Networks;

namespace Mien.Training.Tests.Networks;

public sealed class FrozenRecogniserTests
{
    private const int SizePx = 256;

    private static readonly AlignmentTemplate s_framing = AlignmentTemplate.Arcface128.WithMargin(0.15f);

    [Fact]
    public void IdentitiesOf_RampsOfBrightness_SeesTheRecognisersOwnFraming()
    {
        float[] actual = Run(ramps => new FrozenRecogniser(Squares()).IdentitiesOf(ramps, s_framing));

        float[] expected = [.. Enumerable.Range(0, 3 * 16).Select(i => (i / 16) switch
        {
            0 => (Share(8 + (28 * ((i % 4) + 0.5f))) - 0.485f) / 0.229f,
            1 => (Share(28 * ((i % 16 / 4) + 0.5f)) - 0.456f) / 0.224f,
            _ => (0.5f - 0.406f) / 0.225f,
        })];
        float length = MathF.Sqrt(expected.Sum(value => value * value));
        Assert.Equal(2 * 48, actual.Length);
        for (int i = 0; i < 48; i++)
        {
            Assert.InRange(MathF.Abs(actual[i] - (expected[i] / length)), 0, 0.004f);
        }

        Assert.NotEqual(actual[..48], actual[48..]);
    }

    [Fact]
    public void IdentityLoss_Strangers_CostMoreThanTheSame_AndMostWhereNothingElseHolds()
    {
        float[] losses = Run(truth =>
        {
            Tensor stranger = 1f - truth;
            IdentityLoss real = new(new FrozenRecogniser(Squares()), s_framing, truth, truth.Graph.Filled(1, [2, 1, 1, 1]));
            Tensor[] costs = [real.Of(truth), real.Of(stranger), (real with { IsReal = truth.Graph.Filled(0, [2, 1, 1, 1]) }).Of(stranger)];
            return Selection.Concat(0, [.. costs.Select(cost => cost.Reshape(1))]);
        });

        Assert.InRange(losses[0], -1e-4f, 1e-4f);
        Assert.True(losses[1] > 0.1f);
        Assert.Equal(2 * losses[1], losses[2], 1e-4f);
    }

    [Fact]
    public void Open_NoFile_SaysSo() => Assert.Equal("MODEL_NOT_FOUND", Assert.Throws<ModelException>(() => FrozenRecogniser.Open("/none/recogniser.onnx")).Code);

    /// <summary>Where a point of arcface_128's 128 px lies in the crop with its margin, as a part of the side. arcface_112 begins 8 px to the right
    /// of that and is 112 px wide.</summary>
    private static float Share(float px) => ((0.15f * 128) + px) / (1.3f * 128);

    private static OnnxModel Squares() => OnnxModel.Read(SquaresRecogniser.Onnx());

    /// <param name="build">From [2,3,S,S]: red grows to the right, green downwards; the second face is the first upside down.</param>
    private static float[] Run(Func<Tensor, Tensor> build)
    {
        Graph graph = new("test");
        Tensor first = graph.Input("ramps", [1, 3, SizePx, SizePx]);
        graph.Output("result", build(Selection.Concat(0, first, first.Flip(2))));
        using Session session = Session.Open(graph.ToOnnx(), new() { Device = DeviceChoice.Cpu });
        using TensorValue ramps = TensorValue.Create(1, 3, SizePx, SizePx);
        for (int i = 0; i < SizePx * SizePx; i++)
        {
            ramps.Floats[i] = ((i % SizePx) + 0.5f) / SizePx;
            ramps.Floats[i + (SizePx * SizePx)] = ((i / SizePx) + 0.5f) / SizePx;
            ramps.Floats[i + (2 * SizePx * SizePx)] = 0.5f;
        }

        using TensorValue result = Assert.Single(session.Run([ramps]));
        return result.Floats.ToArray();
    }
}

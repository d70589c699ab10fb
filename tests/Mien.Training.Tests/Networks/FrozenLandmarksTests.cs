using System.Numerics;
using Mien.Faces;
using Mien.Faces.Alignment;
using Mien.Graphs;
using Mien.Imaging.Pixels;
using Mien.Runtime;
using Mien.Testing.Films;
using Mien.Training.Networks;

namespace Mien.Training.Tests.Networks;

public sealed class FrozenLandmarksTests : IDisposable
{
    private const int SizePx = 256, PointCount = 68;

    private static readonly AlignmentTemplate s_framing = AlignmentTemplate.Arcface128.WithMargin(AlignmentTemplate.UsualMargin);

    private readonly PerceptionModels _models = new();

    public void Dispose() => _models.Dispose();

    [Fact]
    public void Of_AFaceInItsFraming_SeesThePointsThatTheMeshSees()
    {
        (Planes crop, Vector2[] expected) = Face();

        float[] points = Run(faces => FrozenLandmarks.Open().Of(faces, s_framing).Points, crop);

        // The square's place in the crop follows from the eyes' in both.
        float side = (s_framing.RightEye.X - s_framing.LeftEye.X) / 0.32f * SizePx;
        Vector2 corner = (s_framing.LeftEye * SizePx) - (new Vector2(0.34f, 0.29f) * side);
        float[] distances = [.. expected.Select((point, i) => Vector2.Distance(point, corner + (new Vector2(points[2 * i], points[(2 * i) + 1]) * side)))];
        Assert.Equal(68, distances.Length);
        Assert.InRange(distances[36..].Average(), 0, 0.02f * SizePx);
        Assert.All(distances[36..], distance => Assert.InRange(distance, 0, 0.04f * SizePx));
    }

    [Fact]
    public void FaceLook_AnotherMoment_IsFurtherThanTheSame()
    {
        (Planes crop, _) = Face();

        float[] distances = Run(
            faces =>
            {
                FrozenLandmarks landmarks = FrozenLandmarks.Open();
                FaceLook look = landmarks.Of(faces, s_framing);
                FaceLook moved = landmarks.Of(faces.Slice(3, 4, SizePx).Pad(new Pads(0, 0, 0, 4), mode: PadMode.Edge), s_framing);
                Tensor one = faces.Graph.Filled(1, [1, 1, 1, 1]);
                Tensor[] costs = [look.PointsFrom(look), moved.PointsFrom(look), look.FeaturesFrom(look, one), moved.FeaturesFrom(look, one), moved.FeaturesFrom(look, one * 0f)];
                return Selection.Concat(0, [.. costs.Select(cost => cost.Reshape(1))]);
            },
            crop);

        Assert.Equal(0, distances[0]);
        Assert.InRange(distances[1], 0.003f, 0.03f); // 4 px of the square's 169, in x alone, but no network is so exact
        Assert.Equal(0, distances[2]);
        Assert.InRange(distances[3], 0.05f, 2);
        Assert.Equal(0, distances[4]);
    }

    private (Planes Crop, Vector2[] Points) Face()
    {
        SampleFace sample = SampleFace.Number(0);
        Picture photo = Picture.From(sample.Photo.Read(sample.Patch));
        Face face = new FaceAnalyzer(_models).Find(photo)[0];
        return (FaceAligner.Crop(photo, face, s_framing, SizePx), face.Mesh.Map(FaceAligner.ImageToCrop(face, s_framing, SizePx)).SixtyEight());
    }

    private static float[] Run(Func<Tensor, Tensor> build, Planes faces)
    {
        Graph graph = new("look");
        graph.Output("result", build(graph.Input("faces", [1, 3, SizePx, SizePx])));
        using Session session = Session.Open(graph.ToOnnx(), new() { Device = DeviceChoice.Cpu });
        using TensorValue value = TensorValue.Create(1, 3, SizePx, SizePx);
        ((float[])[.. faces.Red.Samples, .. faces.Green.Samples, .. faces.Blue.Samples]).CopyTo(value.Floats);
        using TensorValue result = Assert.Single(session.Run([value]));
        return result.Floats.ToArray();
    }
}

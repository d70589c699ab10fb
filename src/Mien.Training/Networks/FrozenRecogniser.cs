using Mien.Faces.Alignment;
using Mien.Graphs;
using Mien.Graphs.Onnx;
using Mien.Runtime;

namespace Mien.Training.Networks;

/// <summary>A face recogniser inside a loss: gradients go through it, but it stays as it is.</summary>
/// <remarks>Whoever taught a network must not judge it: never measure with the same one.</remarks>
/// <param name="model">Takes one picture [1,3,P,P], RGB, framed as <see cref="AlignmentTemplate.Arcface112V2"/>, with ImageNet's means and deviations
/// taken out; gives one vector.</param>
public sealed class FrozenRecogniser(OnnxModel model)
{
    private const int MostSidePx = 4096;

    /// <summary>Where the model takes any size.</summary>
    private const int UsualSidePx = 112;

    private static readonly AlignmentTemplate s_own = AlignmentTemplate.Arcface112V2;

    private static readonly float[] s_imageNetMean = [0.485f, 0.456f, 0.406f];
    private static readonly float[] s_imageNetDeviation = [0.229f, 0.224f, 0.225f];

    /// <exception cref="ModelException">There is no such file, or it takes no picture.</exception>
    /// <exception cref="OnnxFormatException">It is no ONNX model.</exception>
    public static FrozenRecogniser Open(string path)
    {
        OnnxModel model = OnnxModel.Read(File.Exists(path) ? File.ReadAllBytes(path) : throw ModelException.NotFound(path), path);
        return model.Graph is { Inputs: [{ Dimensions: null or [_, _, _, { Value: null or (>= 1 and <= MostSidePx) }] }, ..], Outputs.Length: >= 1 }
            ? new(model)
            : throw ModelException.Invalid(path, "a recogniser takes a picture [1,3,P,P] and gives a vector");
    }

    /// <param name="faces">[N,3,S,S], RGB, sRGB-encoded, 0 … 1.</param>
    /// <param name="framing">Of <paramref name="faces"/>; it must show all of the recogniser's.</param>
    /// <returns>[N,D], of length 1: the cosine of two is the sum of their products.</returns>
    /// <exception cref="OnnxUnsupportedException">The model has an operator that graphs lack.</exception>
    public Tensor IdentitiesOf(Tensor faces, AlignmentTemplate framing)
    {
        Graph graph = faces.Graph;
        using IDisposable scope = graph.Scope("recogniser");
        OnnxValueInfo input = model.Graph.Inputs[0];
        int sidePx = (int)(input.Dimensions?[^1].Value ?? UsualSidePx);
        Tensor crop = FramedCrop.Of(faces, framing, s_own.LeftEye, s_own.RightEye).Resize(sidePx, sidePx, Interpolation.Linear);                // [N,3,P,P]
        Tensor normal = (crop - graph.Constant(s_imageNetMean, [1, 3, 1, 1])) / graph.Constant(s_imageNetDeviation, [1, 3, 1, 1]);
        Tensor vectors = OnnxImport.Into(graph, model, new Dictionary<string, Tensor> { [input.Name] = normal })[0].Value;
        Tensor rows = vectors.Reshape(faces.Shape[0], (int)(vectors.Shape.Count / faces.Shape[0]));        // [N,D]
        return rows / (rows.ReduceL2([1]) + 1e-6f);
    }
}

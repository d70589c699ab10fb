namespace Mien.Graphs.Tests;

/// <summary>A small graph with every kind of attribute, constant and output that a written graph can have.</summary>
internal static class SampleGraph
{
    public static Graph Build()
    {
        Graph graph = new("sample");
        Tensor image = graph.Input("image", Shape.Of(1, 2, 4, 4));
        Tensor wanted = graph.Input("wanted", Shape.Of(3), ElementType.Int64);
        float[] weights = [.. Enumerable.Range(0, 3 * 2 * 9).Select(i => MathF.Sin(i))];
        Tensor features = image.Conv(graph.Constant(weights, Shape.Of(3, 2, 3, 3)), pads: Pads.All(1)).LeakyRelu(0.1f);
        Tensor larger = features.Resize(8, 8);
        Tensor[] parts = [.. larger.Split(1, 1, 2)];
        graph.Output("picked", Selection.Concat(1, parts[1], parts[0]).Gather(wanted, axis: 2));
        graph.Output("flag", larger.Greater(graph.Constant(0.5f)));
        return graph;
    }
}

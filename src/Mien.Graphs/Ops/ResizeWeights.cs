namespace Mien.Graphs;

/// <summary>What a resize along one axis takes from each input cell: a matrix, since resizing is linear.</summary>
internal static class ResizeWeights
{
    /// <summary>ONNX's default cubic coefficient.</summary>
    private const double CubicA = -0.75;

    /// <returns>[output cell, input cell]; rows sum to 1.</returns>
    public static double[,] Of(Node node, int inputSize, int outputSize)
    {
        double scale = (double)outputSize / inputSize;
        double[,] weights = new double[outputSize, inputSize];
        for (int cell = 0; cell < outputSize; cell++)
        {
            double position = node.Text("coordinate_transformation_mode") switch
            {
                "half_pixel" => ((cell + 0.5) / scale) - 0.5,
                "pytorch_half_pixel" => outputSize == 1 ? 0 : ((cell + 0.5) / scale) - 0.5,
                "align_corners" => outputSize == 1 ? 0 : (double)cell * (inputSize - 1) / (outputSize - 1),
                "asymmetric" => cell / scale,
                string other => throw new NotSupportedException($"Resize by {other} has no gradient."),
            };
            if (node.Text("mode") == "nearest")
            {
                double nearest = node.Text("nearest_mode") == "floor" ? Math.Floor(position) : Math.Ceiling(position - 0.5);
                weights[cell, Math.Clamp((int)nearest, 0, inputSize - 1)] = 1;
            }
            else
            {
                bool cubic = node.Text("mode") == "cubic";
                bool antialias = node.Integer("antialias") != 0 && scale < 1;
                Blend(weights, cell, position, cubic, antialias ? scale : 1);
            }
        }

        return weights;
    }

    private static void Blend(double[,] weights, int cell, double position, bool cubic, double squeeze)
    {
        int last = weights.GetLength(1) - 1;
        double radius = (cubic ? 2 : 1) / squeeze;
        double sum = 0;
        for (int tap = (int)Math.Floor(position - radius) + 1; tap < position + radius; tap++)
        {
            double weight = Kernel(Math.Abs(tap - position) * squeeze, cubic);
            // Outside the image its outermost cell repeats.
            weights[cell, Math.Clamp(tap, 0, last)] += weight;
            sum += weight;
        }

        for (int tap = 0; tap <= last; tap++)
        {
            weights[cell, tap] /= sum;
        }
    }

    private static double Kernel(double distance, bool cubic) => (cubic, distance) switch
    {
        (false, _) => Math.Max(0, 1 - distance),
        (true, <= 1) => ((((CubicA + 2) * distance) - (CubicA + 3)) * distance * distance) + 1,
        (true, < 2) => ((((distance - 5) * distance) + 8) * distance * CubicA) - (4 * CubicA),
        _ => 0,
    };
}

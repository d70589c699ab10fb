namespace Mien.Faces.Detection;

/// <summary>The 5118 default boxes of ssd_mobilenetv1, in the order of the network's outputs: level, row, column, shape.</summary>
/// <remarks>Equal to the weights' own tensor Output/extra_dim within 1.3e-7. Source: Liu et al. 2016 (SSD), section 2.2.</remarks>
public static class SsdAnchors
{
    private static readonly int[] s_grids = [32, 16, 8, 4, 2, 1];

    private static readonly float[] s_scales = [0.2f, 0.35f, 0.5f, 0.65f, 0.8f, 0.95f, 1f];

    /// <summary>Centre and size in fractions of the padded square.</summary>
    public readonly record struct Anchor(float CentreX, float CentreY, float Width, float Height);

    public static IReadOnlyList<Anchor> All { get; } = [.. Generate()];

    private static IEnumerable<Anchor> Generate()
    {
        for (int level = 0; level < s_grids.Length; level++)
        {
            int grid = s_grids[level];
            (float Scale, float Aspect)[] shapes = Shapes(level);
            for (int cell = 0; cell < grid * grid; cell++)
            {
                float centreX = ((cell % grid) + 0.5f) / grid;
                float centreY = ((cell / grid) + 0.5f) / grid;
                foreach ((float scale, float aspect) in shapes)
                {
                    float root = MathF.Sqrt(aspect);
                    yield return new(centreX, centreY, scale * root, scale / root);
                }
            }
        }
    }

    private static (float Scale, float Aspect)[] Shapes(int level)
    {
        float scale = s_scales[level];
        return level == 0
            ? [(0.1f, 1), (scale, 2), (scale, 0.5f)]
            : [(scale, 1), (MathF.Sqrt(scale * s_scales[level + 1]), 1), (scale, 2), (scale, 0.5f), (scale, 3), (scale, 0.3333f)];
    }
}

namespace Mien.Faces.Networks.Tflite;

/// <summary>Options of Landmarks2TransformMatrix: which region of the face an attention head looks at.</summary>
internal sealed record RegionOptions
{
    /// <summary>Landmarks that the region must hold.</summary>
    public required int[] Landmarks { get; init; }

    /// <summary>The region's x axis runs from this landmark …</summary>
    public required int AxisStart { get; init; }

    /// <summary>… to this one.</summary>
    public required int AxisEnd { get; init; }

    /// <summary>How much larger than its landmarks the region is.</summary>
    public required float ScaleX { get; init; }

    public required float ScaleY { get; init; }

    /// <summary>Cells the region is sampled at.</summary>
    public required int Width { get; init; }

    public required int Height { get; init; }

    /// <exception cref="InvalidDataException">The options are damaged or ask for a turn we do not make.</exception>
    public static RegionOptions Read(ReadOnlyMemory<byte> options)
    {
        FlexMap map = new(options);
        if (map.Number("target_rotation_radians") != 0)
        {
            throw new InvalidDataException("target_rotation_radians is not 0");
        }

        return new()
        {
            Landmarks = map.Integers("subset_idxs"),
            AxisStart = (int)map.Number("left_rotation_idx"),
            AxisEnd = (int)map.Number("right_rotation_idx"),
            ScaleX = map.Number("scale_x"),
            ScaleY = map.Number("scale_y"),
            Width = (int)map.Number("output_width"),
            Height = (int)map.Number("output_height"),
        };
    }
}

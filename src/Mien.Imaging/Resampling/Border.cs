namespace Mien.Imaging.Resampling;

/// <summary>What lies outside a picture when it is resampled.</summary>
/// <param name="Value">The colour outside; null repeats the picture's edge.</param>
public readonly record struct Border(float? Value)
{
    /// <summary>The nearest pixel of the picture.</summary>
    public static Border Replicate => default;

    /// <summary>This value in every channel.</summary>
    public static Border Constant(float value) => new(value);

    /// <summary>Adds to a row of partly covered pixels what the border contributes.</summary>
    internal void Fill(Span<float> row, float[] columnCoverage, float rowCoverage)
    {
        if (Value is not float value)
        {
            return;
        }

        for (int x = 0; x < row.Length; x++)
        {
            row[x] += value * (1 - (columnCoverage[x] * rowCoverage));
        }
    }
}

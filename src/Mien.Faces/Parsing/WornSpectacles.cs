namespace Mien.Faces.Parsing;

/// <summary>Tells from what the parser sees of rims and dark lenses whether somebody wears spectacles.</summary>
public static class WornSpectacles
{
    private static readonly FaceClass[] s_parts = [FaceClass.Frame, FaceClass.Lens];

    /// <summary>Of the crop's pixels (docs/parsing.md says how these were chosen).</summary>
    private const float LeastShare = 0.0005f;

    /// <summary>Of the crop's side, from the twentieth part of what is seen to the last but the twentieth: shadows of noses and brows are narrower.</summary>
    private const float LeastSpan = 0.1f;

    /// <summary>Of the crop's pixels: edges of masks and hands pass for rims.</summary>
    private const float MostInFront = 0.1f;

    /// <returns>False, too, for those whose face is covered otherwise.</returns>
    public static bool Are(FaceParsing parsing)
    {
        int[] columns = [.. Columns(parsing).Order()];
        int ends = columns.Length / 20;
        return columns.Length > LeastShare * parsing.SizePx * parsing.SizePx
            && columns[^(ends + 1)] - columns[ends] > LeastSpan * parsing.SizePx
            && parsing.InCrop([FaceClass.Front]).Samples.Average() < MostInFront;
    }

    /// <summary>Of each pixel that is more likely rim or dark lens than all else.</summary>
    private static IEnumerable<int> Columns(FaceParsing parsing)
    {
        float[] parts = parsing.InCrop(s_parts).Samples;
        return Enumerable.Range(0, parts.Length).Where(i => parts[i] > 0.5f).Select(i => i % parsing.SizePx);
    }
}

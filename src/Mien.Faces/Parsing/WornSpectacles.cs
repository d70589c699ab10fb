namespace Mien.Faces.Parsing;

/// <summary>Tells from what the parser sees of rims and dark lenses whether somebody wears spectacles: lashes, shadows of noses and brows pass for pieces of a rim, but not for all of it.</summary>
public static class WornSpectacles
{
    /// <summary>Of the crop's pixels (docs/parsing.md says how these were chosen).</summary>
    private const float LeastShare = 0.004f;

    /// <summary>Of the crop's side, from the twentieth part of what is seen to the last but the twentieth.</summary>
    private const float LeastSpan = 0.28f;

    /// <summary>Of the crop's pixels: edges of masks and hands pass for rims.</summary>
    private const float MostInFront = 0.1f;

    /// <returns>False, too, for those whose face is covered otherwise.</returns>
    public static bool Are(FaceParsing parsing)
    {
        ReadOnlySpan<byte> frame = parsing[FaceClass.Frame], lens = parsing[FaceClass.Lens], front = parsing[FaceClass.Front];
        int[] columns = new int[parsing.SizePx];
        (int seen, long inFront) = (0, 0);
        for (int i = 0; i < frame.Length; i++)
        {
            inFront += front[i];
            if (frame[i] + lens[i] > byte.MaxValue / 2)
            {
                columns[i % parsing.SizePx]++;
                seen++;
            }
        }

        return seen > LeastShare * frame.Length
            && Span(columns, seen / 20) > LeastSpan * parsing.SizePx
            && inFront < MostInFront * byte.MaxValue * frame.Length;
    }

    /// <summary>How many columns there are between the first and the last, without some pixels at either end.</summary>
    private static int Span(ReadOnlySpan<int> columns, int without)
    {
        (int first, int last) = (0, columns.Length - 1);
        for (int left = without - columns[first]; left >= 0; left -= columns[first])
        {
            first++;
        }

        for (int left = without - columns[last]; left >= 0; left -= columns[last])
        {
            last--;
        }

        return last - first;
    }
}

namespace Mien.Runtime;

/// <summary>Arithmetic and text of shapes.</summary>
internal static class TensorShape
{
    /// <exception cref="ArgumentException">A dimension is negative, or the product passes 2^63.</exception>
    public static long ElementCount(ReadOnlySpan<long> shape)
    {
        long count = 1;
        foreach (long dimension in shape)
        {
            if (dimension < 0 || (dimension != 0 && count > long.MaxValue / dimension))
            {
                throw new ArgumentException($"a tensor cannot have the shape {Text(shape)}", nameof(shape));
            }

            count *= dimension;
        }

        return count;
    }

    /// <returns>"[1,3,192,192]"; a free dimension reads as its name, or "?".</returns>
    public static string Text(ReadOnlySpan<long> shape, IReadOnlyList<string>? names = null)
    {
        string[] words = new string[shape.Length];
        for (int i = 0; i < shape.Length; i++)
        {
            words[i] = shape[i] >= 0 ? $"{shape[i]}" : names is not null && names[i].Length > 0 ? names[i] : "?";
        }

        return $"[{string.Join(',', words)}]";
    }
}

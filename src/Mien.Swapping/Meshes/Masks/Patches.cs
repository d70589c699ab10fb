using Mien.Imaging.Pixels;

namespace Mien.Swapping.Meshes.Masks;

/// <summary>Takes a mask apart into what hangs together, to keep some of it and leave the rest.</summary>
internal static class Patches
{
    /// <param name="mask">Above 0.5 inside.</param>
    /// <param name="isWanted">Asked once for each patch, with its samples' places.</param>
    /// <returns>1 in the patches that are wanted, 0 elsewhere. Patches that touch at a corner are one.</returns>
    public static Plane Where(Plane mask, Func<IReadOnlyList<int>, bool> isWanted)
    {
        Plane kept = new(mask.Width, mask.Height);
        bool[] isKnown = new bool[mask.Samples.Length];
        List<int> patch = [];
        for (int start = 0; start < isKnown.Length; start++)
        {
            if (isKnown[start] || mask.Samples[start] <= 0.5f)
            {
                continue;
            }

            patch.Clear();
            isKnown[start] = true;
            patch.Add(start);
            for (int next = 0; next < patch.Count; next++)
            {
                AddNeighbours(patch[next]);
            }

            if (isWanted(patch))
            {
                patch.ForEach(i => kept.Samples[i] = 1);
            }
        }

        return kept;

        void AddNeighbours(int i)
        {
            (int row, int column) = Math.DivRem(i, mask.Width);
            for (int y = Math.Max(0, row - 1); y <= Math.Min(mask.Height - 1, row + 1); y++)
            {
                for (int x = Math.Max(0, column - 1); x <= Math.Min(mask.Width - 1, column + 1); x++)
                {
                    int neighbour = (y * mask.Width) + x;
                    if (!isKnown[neighbour] && mask.Samples[neighbour] > 0.5f)
                    {
                        isKnown[neighbour] = true;
                        patch.Add(neighbour);
                    }
                }
            }
        }
    }
}

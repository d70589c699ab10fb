using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Mien.Imaging.Pixels;

namespace Mien.Imaging.Resampling;

/// <summary>The texels of one level, read without bounds checks.</summary>
internal readonly ref struct TexelLevel
{
    public readonly ref float Red;
    public readonly ref float Green;
    public readonly ref float Blue;
    public readonly int Width;
    public readonly int Height;

    /// <summary>The last texel's place in lanes x, y.</summary>
    public readonly Vector128<float> Last;

    public TexelLevel(Planes level)
    {
        Red = ref MemoryMarshal.GetArrayDataReference(level.Red.Samples);
        Green = ref MemoryMarshal.GetArrayDataReference(level.Green.Samples);
        Blue = ref MemoryMarshal.GetArrayDataReference(level.Blue.Samples);
        Width = level.Width;
        Height = level.Height;
        Last = Vector128.Create(Width - 1f, Height - 1, 0, 0);
    }

    /// <summary>The 4×4 texels from (left, top), weighted; those outside are the nearest inside.
    /// For the level's edges: slow. Lanes red, green, blue.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public Vector128<float> Clamped(int left, int top, Vector128<float> weightsX, Vector128<float> weightsY)
    {
        Vector128<float> sum = default;
        for (int j = 0; j < 4; j++)
        {
            int row = Math.Clamp(top + j, 0, Height - 1) * Width;
            for (int i = 0; i < 4; i++)
            {
                int at = row + Math.Clamp(left + i, 0, Width - 1);
                sum += weightsX[i] * weightsY[j]
                    * Vector128.Create(Unsafe.Add(ref Red, at), Unsafe.Add(ref Green, at), Unsafe.Add(ref Blue, at), 0);
            }
        }

        return sum;
    }
}

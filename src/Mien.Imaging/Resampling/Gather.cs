using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Mien.Imaging.Resampling;

/// <summary>Reads eight floats from eight places.</summary>
internal static unsafe class Gather
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load(float* samples, Vector256<int> indices) => Avx2.IsSupported
        ? Avx2.GatherVector256(samples, indices, sizeof(float))
        : Vector256.Create(
            samples[indices[0]], samples[indices[1]], samples[indices[2]], samples[indices[3]],
            samples[indices[4]], samples[indices[5]], samples[indices[6]], samples[indices[7]]);
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Mien.Imaging.Resampling;

namespace Mien.Video.Frames;

/// <summary>A smooth curve over 0 … 1, looked up eight at a time and mixed between its entries.</summary>
/// <remarks>Lives as long as the process: its entries are pinned.</remarks>
internal sealed unsafe class CurveTable
{
    private const int Steps = 4096;

    private readonly float[] _entries = GC.AllocateUninitializedArray<float>(Steps + 2, pinned: true);
    private readonly float* _first;

    public CurveTable(Func<double, double> curve)
    {
        for (int i = 0; i < _entries.Length; i++)
        {
            _entries[i] = (float)curve(Math.Min(i, Steps) / (double)Steps);
        }

        _first = (float*)Unsafe.AsPointer(ref _entries[0]);
    }

    /// <param name="place">Clamped to 0 … 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> At(Vector256<float> place)
    {
        Vector256<float> scaled = Vector256.Create((float)Steps) *
            Vector256.MinNative(Vector256.MaxNative(place, Vector256<float>.Zero), Vector256<float>.One);
        Vector256<int> entry = Vector256.ConvertToInt32Native(scaled);
        Vector256<float> share = scaled - Vector256.ConvertToSingle(entry);
        Vector256<float> before = Gather.Load(_first, entry);
        return Vector256.MultiplyAddEstimate(Gather.Load(_first + 1, entry) - before, share, before);
    }
}

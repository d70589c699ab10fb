using System.Runtime.Intrinsics;

namespace Mien.Imaging.Resampling;

/// <summary>Reads a level between its texels.</summary>
internal interface ITexelFilter
{
    /// <param name="place">Lanes x, y in texels of the level; outside it its edge goes on. Lanes 2 and 3 mean nothing.</param>
    static abstract (float Red, float Green, float Blue) At(in TexelLevel level, Vector128<float> place);
}

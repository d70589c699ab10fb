using System.Runtime.Intrinsics;

namespace Mien.Imaging.Pixels;

/// <summary>Changes eight colours at once.</summary>
internal interface IColourMap
{
    void Apply(ref Vector256<float> first, ref Vector256<float> second, ref Vector256<float> third);
}

using System.Runtime.Intrinsics;

namespace Mien.Imaging.Pixels;

/// <summary>Makes eight samples of a result from the eight at the same place of three sources.</summary>
internal interface ISampleMap
{
    Vector256<float> Apply(Vector256<float> first, Vector256<float> second, Vector256<float> third);
}

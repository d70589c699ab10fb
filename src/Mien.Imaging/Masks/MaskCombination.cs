using System.Runtime.Intrinsics;
using Mien.Imaging.Pixels;

namespace Mien.Imaging.Masks;

/// <summary>Joins masks of one size, sample by sample.</summary>
public static class MaskCombination
{
    /// <summary>The smaller sample: what lies in both.</summary>
    public static Plane Min(Plane first, Plane second, int workers = 1) => PlaneMap.Run(default(MinMap), first, second, workers);

    /// <summary>The larger sample: what lies in either.</summary>
    public static Plane Max(Plane first, Plane second, int workers = 1) => PlaneMap.Run(default(MaxMap), first, second, workers);

    /// <summary>What lies in both when the masks are parts of area that know nothing of each other.</summary>
    public static Plane Product(Plane first, Plane second, int workers = 1) =>
        PlaneMap.Run(default(ProductMap), first, second, workers);

    /// <summary>Channel by channel.</summary>
    public static Planes Product(Planes first, Planes second, int workers = 1) =>
        new(Product(first.Red, second.Red, workers), Product(first.Green, second.Green, workers), Product(first.Blue, second.Blue, workers));

    /// <summary>1 − mask.</summary>
    public static Plane Invert(Plane mask, int workers = 1) => PlaneMap.Run(default(InvertMap), mask, workers);

    private readonly struct MinMap : ISampleMap
    {
        public Vector256<float> Apply(Vector256<float> first, Vector256<float> second, Vector256<float> third) =>
            Vector256.Min(first, second);
    }

    private readonly struct MaxMap : ISampleMap
    {
        public Vector256<float> Apply(Vector256<float> first, Vector256<float> second, Vector256<float> third) =>
            Vector256.Max(first, second);
    }

    private readonly struct ProductMap : ISampleMap
    {
        public Vector256<float> Apply(Vector256<float> first, Vector256<float> second, Vector256<float> third) => first * second;
    }

    private readonly struct InvertMap : ISampleMap
    {
        public Vector256<float> Apply(Vector256<float> first, Vector256<float> second, Vector256<float> third) =>
            Vector256<float>.One - first;
    }
}

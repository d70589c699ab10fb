using System.Numerics;
using System.Runtime.Intrinsics;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Imaging.Blending;

/// <summary>Joins two pictures band by band: fine detail across a sharp seam, coarse light and colour across a wide one.</summary>
/// <remarks>Burt, Adelson, "A multiresolution spline" (1983), with edges replicated. Pyramids are linear, so that one of the difference
/// of the pictures serves both: result = background + Σ bands of (mask at that band · difference at that band).</remarks>
public static class MultiBandBlend
{
    private const int MostLevels = 5;

    /// <summary>How often a picture of this size is halved: so that the coarsest keeps 16 samples, 1 to 5 times.</summary>
    public static int Levels(Size size) => Math.Clamp(BitOperations.Log2((uint)Math.Min(size.Width, size.Height)) - 4, 1, MostLevels);

    /// <summary>Farther than this from the mask the background comes back bit for bit.</summary>
    public static int ReachPx(Size size) => 4 * ((1 << Levels(size)) - 1);

    /// <param name="background">Linear light.</param>
    /// <param name="foreground">Linear light.</param>
    /// <param name="mask">0 background … 1 foreground; all of one size.</param>
    /// <param name="workers">Threads to share the work: up to one per channel.</param>
    /// <returns>Linear light, not clamped. Equal pictures give that picture, bit for bit.</returns>
    public static Planes Apply(Planes background, Planes foreground, Plane mask, int workers = 1)
    {
        PlaneMap.ThrowIfSizesDiffer(background.Size, foreground.Size);
        Planes blended = new(
            PlaneMap.Run(default(Difference), foreground.Red, background.Red, workers),
            PlaneMap.Run(default(Difference), foreground.Green, background.Green, workers),
            PlaneMap.Run(default(Difference), foreground.Blue, background.Blue, workers));
        ApplyInPlace(blended, mask, workers);
        for (int channel = 0; channel < 3; channel++)
        {
            PlaneMap.RunInto(default(Sum), blended[channel], background[channel], background[channel], blended[channel], workers);
        }

        return blended;
    }

    /// <summary>The same for one who has the difference foreground − background already and adds the result to the background himself.</summary>
    /// <param name="difference">Linear light; replaced by what the blend adds to the background.</param>
    /// <param name="workers">Threads to share the work: up to one per channel.</param>
    public static void ApplyInPlace(Planes difference, Plane mask, int workers = 1)
    {
        PlaneMap.ThrowIfSizesDiffer(difference.Size, mask.Size);
        Plane[] masks = Pyramid(mask);
        RowBands.Run(3, workers, (first, end) =>
        {
            for (int channel = first; channel < end; channel++)
            {
                JoinInPlace(Pyramid(difference[channel]), masks);
            }
        });
    }

    private static void JoinInPlace(Plane[] difference, Plane[] masks)
    {
        Plane joined = PlaneMap.Run(default(Product), difference[^1], masks[^1], workers: 1);
        for (int level = difference.Length - 2; level >= 0; level--)
        {
            // The next level still reads this difference, except at the last.
            Plane result = level == 0 ? difference[0] : Plane.Uninitialized(difference[level].Size);
            PyramidBand.Join(difference[level], difference[level + 1], masks[level], joined, result);
            joined = result;
        }
    }

    private static Plane[] Pyramid(Plane plane)
    {
        Plane[] levels = new Plane[Levels(plane.Size) + 1];
        levels[0] = plane;
        for (int level = 1; level < levels.Length; level++)
        {
            levels[level] = PyramidBand.Reduce(levels[level - 1]);
        }

        return levels;
    }

    private readonly struct Difference : ISampleMap
    {
        public Vector256<float> Apply(Vector256<float> first, Vector256<float> second, Vector256<float> third) => first - second;
    }

    private readonly struct Product : ISampleMap
    {
        public Vector256<float> Apply(Vector256<float> first, Vector256<float> second, Vector256<float> third) => first * second;
    }

    private readonly struct Sum : ISampleMap
    {
        public Vector256<float> Apply(Vector256<float> first, Vector256<float> second, Vector256<float> third) => first + second;
    }
}

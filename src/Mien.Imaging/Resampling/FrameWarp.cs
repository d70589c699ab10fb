using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Imaging.Resampling;

/// <summary>A warp of a frame with what it needs of the frame at hand, in the cheapest form the frame has.</summary>
internal readonly record struct FrameWarp(WarpPlan Plan, IWarpSource Source)
{
    /// <summary>How far a frame is to shrink for it to shrink by 2, 4 and 8 on its own first; the warp's own filter follows. Squares of 8 px are so coarse that a wider one
    /// must follow, or up to 9 of 255 are lost.</summary>
    private static readonly double[] s_leastShrinking = [2.1, 4.2, 12];

    public static FrameWarp Of(IFrame frame, Affine2 frameToOutput, Size outputSize, Border border)
    {
        if (frame is Picture picture)
        {
            return new(new(picture.Size, frameToOutput, outputSize, border), new PictureSource(picture));
        }

        int shift = ShiftFor(frameToOutput);
        if (frame is IReducibleFrame reducible && shift > 0)
        {
            float side = 1 << shift;
            Affine2 reducedToFrame = new(side, 0, (side - 1) / 2, 0, side, (side - 1) / 2);
            WarpPlan small = new(reducible.ReducedSize(shift), reducedToFrame.Then(frameToOutput), outputSize, border);
            return new(small, Held(reducible.ReadReduced(small.Region, shift), small.Region));
        }

        WarpPlan plan = new(frame.Size, frameToOutput, outputSize, border);
        return new(plan, Held(frame.Read(plan.Region), plan.Region));
    }

    public void Run(PlaneView[] outputs, int workers) => Plan.Run(Source, outputs, workers);

    /// <summary>As far as the frame shrinks in every direction.</summary>
    private static int ShiftFor(Affine2 frameToOutput)
    {
        double shrinking = 1 / WarpPlan.LongestStep(frameToOutput);
        return s_leastShrinking.Count(least => shrinking >= least);
    }

    private static PlanesSource Held(Planes planes, Region region) =>
        new([planes.Red, planes.Green, planes.Blue], region.X, region.Y);
}

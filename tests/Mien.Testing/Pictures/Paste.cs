using System.Numerics;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;

namespace Mien.Testing.Pictures;

/// <summary>Puts a part of one picture into another at a known place, with soft edges so that no frame shows.</summary>
public static class Paste
{
    /// <summary>Width of the soft edge as a part of half the patch.</summary>
    private const float Softness = 0.12f;

    /// <param name="target">Changed in place.</param>
    /// <param name="patch">The part of the source that goes over.</param>
    /// <param name="sourceToTarget">Any similarity.</param>
    public static void Into(Planes target, IFrame source, Region patch, Affine2 sourceToTarget)
    {
        Affine2 targetToSource = sourceToTarget.Invert();
        Region area = Area(patch, sourceToTarget).Intersect(Region.Of(target.Size));
        if (area.IsEmpty)
        {
            return;
        }

        Planes warped = Resampler.Warp(
            source, sourceToTarget.Then(Affine2.Translation(-area.X, -area.Y)), area.Size, Border.Replicate);
        Vector2 half = new(patch.Width / 2f, patch.Height / 2f);
        Vector2 middle = new Vector2(patch.X - 0.5f, patch.Y - 0.5f) + half;
        for (int y = 0; y < area.Height; y++)
        {
            for (int x = 0; x < area.Width; x++)
            {
                Vector2 offset = Vector2.Abs(targetToSource.Apply(new(area.X + x, area.Y + y)) - middle) / half;
                float opacity = Math.Clamp((1 - Math.Max(offset.X, offset.Y)) / Softness, 0, 1);
                for (int channel = 0; channel < 3 && opacity > 0; channel++)
                {
                    float below = target[channel][area.X + x, area.Y + y];
                    target[channel][area.X + x, area.Y + y] = below + (opacity * (warped[channel][x, y] - below));
                }
            }
        }
    }

    private static Region Area(Region patch, Affine2 sourceToTarget)
    {
        Box box = Box.Around([
            sourceToTarget.Apply(new(patch.X, patch.Y)), sourceToTarget.Apply(new(patch.Right, patch.Y)),
            sourceToTarget.Apply(new(patch.X, patch.Bottom)), sourceToTarget.Apply(new(patch.Right, patch.Bottom))]);
        int left = (int)MathF.Floor(box.X);
        int top = (int)MathF.Floor(box.Y);
        return new(left, top, (int)MathF.Ceiling(box.Right) - left + 1, (int)MathF.Ceiling(box.Bottom) - top + 1);
    }
}

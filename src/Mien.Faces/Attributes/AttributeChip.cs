using System.Numerics;
using Mien.Faces.Alignment;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;

namespace Mien.Faces.Attributes;

/// <summary>The crop that the age and expression networks see: the box around the 68 landmarks with a tenth of its size more on each
/// side, in the middle of a square, black beside it. As face-api crops, but turned until the eyes are level.</summary>
public static class AttributeChip
{
    private const float Padding = 0.2f;

    /// <param name="landmarks">68 points in iBUG order, in pixels of the frame.</param>
    /// <param name="input">[3,size,size], RGB 0 … 1.</param>
    public static void Render(IFrame frame, ReadOnlySpan<Vector2> landmarks, int sizePx, Span<float> input)
    {
        Affine2 imageToLevel = Affine2.Similarity(1, -IbugGroups.EyeLineDegrees(landmarks), Vector2.Zero);
        Vector2[] level = new Vector2[landmarks.Length];
        for (int i = 0; i < level.Length; i++)
        {
            level[i] = imageToLevel.Apply(landmarks[i]);
        }

        Box box = Box.Around(level);
        Vector2 size = new Vector2(box.Width, box.Height) * (1 + Padding);
        float scale = sizePx / Math.Max(1e-3f, Math.Max(size.X, size.Y));
        Vector2 middle = new((sizePx - 1) / 2f);
        Affine2 levelToChip = Affine2.Similarity(scale, 0, middle - (box.Centre * scale));
        Planes chip = Resampler.Warp(frame, imageToLevel.Then(levelToChip), new(sizePx, sizePx), Border.Constant(0));
        int sideBar = (int)MathF.Round((sizePx - (size.X * scale)) / 2);
        int topBar = (int)MathF.Round((sizePx - (size.Y * scale)) / 2);
        CopyInside(chip, sideBar, topBar, input);
    }

    private static void CopyInside(Planes chip, int sideBar, int topBar, Span<float> input)
    {
        input.Clear();
        for (int channel = 0; channel < 3; channel++)
        {
            for (int y = topBar; y < chip.Height - topBar; y++)
            {
                int start = (((channel * chip.Height) + y) * chip.Width) + sideBar;
                chip[channel].Row(y)[sideBar..^sideBar].CopyTo(input[start..]);
            }
        }
    }
}

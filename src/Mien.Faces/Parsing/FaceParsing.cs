using System.Numerics;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Plane = Mien.Imaging.Pixels.Plane;

namespace Mien.Faces.Parsing;

/// <summary>What each pixel of an upright crop around a face shows, softly: at each pixel the classes' shares add up to about 255. Immutable.</summary>
public sealed class FaceParsing
{
    private readonly byte[][] _planes;

    /// <param name="imageToCrop">Maps pixels of the picture to pixels of the crop.</param>
    /// <param name="sizePx">Side of the crop.</param>
    /// <param name="planes">One for each of <see cref="FaceClasses.All"/>, [S,S] row by row; kept, not copied.</param>
    public FaceParsing(Affine2 imageToCrop, int sizePx, byte[][] planes)
    {
        if (planes.Length != FaceClasses.Count || planes.Any(plane => plane.Length != sizePx * sizePx))
        {
            throw new ArgumentException($"There must be {FaceClasses.Count} planes of {sizePx}×{sizePx} bytes.", nameof(planes));
        }

        (ImageToCrop, SizePx, _planes) = (imageToCrop, sizePx, planes);
    }

    /// <summary>Maps pixels of the picture to pixels of the crop.</summary>
    public Affine2 ImageToCrop { get; }

    /// <summary>Side of the crop.</summary>
    public int SizePx { get; }

    /// <summary>How much of each pixel of the crop is of this class, 0 … 255; [S,S] row by row.</summary>
    public ReadOnlySpan<byte> this[FaceClass kind] => _planes[(int)kind];

    /// <summary>The same where nobody wears spectacles: what passed for rims and dark lenses is skin.</summary>
    public FaceParsing WithoutSpectacles()
    {
        byte[] skin = [.. this[FaceClass.Skin]];
        foreach (FaceClass kind in (FaceClass[])[FaceClass.Frame, FaceClass.Lens])
        {
            ReadOnlySpan<byte> plane = this[kind];
            for (int i = 0; i < skin.Length; i++)
            {
                skin[i] = (byte)Math.Min(byte.MaxValue, skin[i] + plane[i]);
            }
        }

        byte[][] planes = [.. _planes];
        (planes[(int)FaceClass.Skin], planes[(int)FaceClass.Frame], planes[(int)FaceClass.Lens]) = (skin, new byte[skin.Length], new byte[skin.Length]);
        return new(ImageToCrop, SizePx, planes);
    }

    /// <summary>The most likely class at a pixel of the crop.</summary>
    public FaceClass MostAt(int x, int y)
    {
        int at = (y * SizePx) + x;
        return FaceClasses.All.MaxBy(kind => _planes[(int)kind][at]);
    }

    /// <summary>How much of a place of the picture is of this class, 0 … 1: between four pixels; beyond the crop the edge goes on.</summary>
    public float At(FaceClass kind, Vector2 inImage)
    {
        Vector2 place = Vector2.Clamp(ImageToCrop.Apply(inImage), Vector2.Zero, new(SizePx - 1));
        (int x, int y) = (Math.Min((int)place.X, SizePx - 2), Math.Min((int)place.Y, SizePx - 2));
        (float right, float down) = (place.X - x, place.Y - y);
        ReadOnlySpan<byte> above = this[kind].Slice((y * SizePx) + x, 2), below = this[kind].Slice(((y + 1) * SizePx) + x, 2);
        float top = above[0] + ((above[1] - above[0]) * right), bottom = below[0] + ((below[1] - below[0]) * right);
        return (top + ((bottom - top) * down)) / 255;
    }

    /// <summary>A class in other coordinates.</summary>
    /// <param name="imageToOutput">Maps pixels of the picture to those of the result, such as the map of another crop.</param>
    /// <returns>0 … 1; beyond the crop the edge goes on.</returns>
    public Plane Sample(FaceClass kind, Affine2 imageToOutput, Size outputSize) => Sample([kind], imageToOutput, outputSize);

    /// <summary>The sum of some classes in other coordinates.</summary>
    /// <inheritdoc cref="Sample(FaceClass, Affine2, Size)"/>
    public Plane Sample(IReadOnlyList<FaceClass> kinds, Affine2 imageToOutput, Size outputSize) =>
        Resampler.Warp(InCrop(kinds), ImageToCrop.Invert().Then(imageToOutput), outputSize, Border.Replicate);

    /// <summary>The sum of some classes in the crop, 0 … 1.</summary>
    public Plane InCrop(IReadOnlyList<FaceClass> kinds)
    {
        Plane sum = new(SizePx, SizePx);
        foreach (FaceClass kind in kinds)
        {
            byte[] plane = _planes[(int)kind];
            for (int i = 0; i < plane.Length; i++)
            {
                sum.Samples[i] = Math.Min(1, sum.Samples[i] + (plane[i] / 255f));
            }
        }

        return sum;
    }
}

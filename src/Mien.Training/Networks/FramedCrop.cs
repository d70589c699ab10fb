using System.Numerics;
using Mien.Faces.Alignment;
using Mien.Graphs;

namespace Mien.Training.Networks;

/// <summary>Cuts what another network wants to see out of faces that are framed alike.</summary>
internal static class FramedCrop
{
    /// <summary>A square, to the nearest pixel.</summary>
    /// <param name="faces">[N,3,S,S].</param>
    /// <param name="framing">Of <paramref name="faces"/>; it must show all of the square.</param>
    /// <param name="leftEye">Where the square shows the eye left in the picture, in fractions of its side.</param>
    /// <param name="rightEye">The other one.</param>
    /// <returns>[N,3,P,P].</returns>
    public static Tensor Of(Tensor faces, AlignmentTemplate framing, Vector2 leftEye, Vector2 rightEye)
    {
        float scale = (framing.RightEye.X - framing.LeftEye.X) / (rightEye.X - leftEye.X);
        int sizePx = faces.Shape[2];
        int left = Pixels(framing.LeftEye.X - (leftEye.X * scale));
        int top = Pixels(framing.LeftEye.Y - (leftEye.Y * scale));
        int side = Pixels(scale);
        return faces.Slice(2, top, top + side).Slice(3, left, left + side);

        int Pixels(float share) => (int)MathF.Round(share * sizePx);
    }
}

using Mien.Faces;
using Mien.Faces.Identity;
using Mien.Imaging.Pixels;
using Mien.Swapping.Selection;

namespace Mien.Swapping.Tests.Photos;

/// <summary>Takes every upright block of one colour on <see cref="BlockPicture"/>'s grey for a face, and its colour for the
/// person.</summary>
internal sealed class BlockPerception : IFacePerception
{
    public IReadOnlyList<Face> Find(IFrame frame, CancellationToken cancellationToken = default)
    {
        Picture picture = (Picture)frame;
        List<Face> faces = [];
        for (int x = 0; x < picture.Width; x++)
        {
            int top = TopOf(picture, x);
            if (top < 0 || (x > 0 && TopOf(picture, x - 1) >= 0))
            {
                continue;
            }

            int right = x;
            while (right < picture.Width && TopOf(picture, right) >= 0)
            {
                right++;
            }

            int bottom = top;
            while (bottom < picture.Height && !BlockPicture.IsGround(picture, x, bottom))
            {
                bottom++;
            }

            faces.Add(BlockPicture.FaceOf(x, top, right - x, bottom - top));
        }

        faces.Reverse(); // no order is promised
        return faces;
    }

    public FaceIdentity Identify(IFrame frame, Face face, CancellationToken cancellationToken = default)
    {
        float[] color = new float[128];
        for (int i = 0; i < 3; i++)
        {
            color[i] = BlockPicture.ColorAt((Picture)frame, face)[i];
        }

        return new(color);
    }

    private static int TopOf(Picture picture, int x) =>
        Enumerable.Range(0, picture.Height).FirstOrDefault(y => !BlockPicture.IsGround(picture, x, y), -1);
}

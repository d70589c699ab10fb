using Mien.Faces;
using Mien.Faces.Detection;
using Mien.Faces.Identity;
using Mien.Faces.Quality;
using Mien.Imaging.Pixels;
using Mien.Jobs.Cast;

namespace Mien.Jobs.Tests.Photos;

/// <summary>Takes every upright block of one colour on <see cref="BlockPicture"/>'s grey for a face, and its colour for the
/// person. A block of 6 px and less is found with the whole effort alone.</summary>
internal sealed class BlockPerception : IFacePerception
{
    private const float EyeDistancePerBlock = 4;

    private const int SmallBlockPx = 6;

    public IReadOnlyList<Face> Find(IFrame frame, DetectionEffort effort, CancellationToken cancellationToken = default)
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

            if (right - x > SmallBlockPx || effort == DetectionEffort.Thorough)
            {
                faces.Add(BlockPicture.FaceOf(x, top, right - x, bottom - top));
            }
        }

        faces.Reverse(); // no order is promised
        return faces;
    }

    public FaceReadings Read(IFrame frame, Face face) => new()
    {
        EyeDistancePx = face.Box.Width * EyeDistancePerBlock,
        Sharpness = 1,
        YawDegrees = 0,
        PitchDegrees = 0,
        CoveredShare = 0,
        MouthOpenness = 0,
        EyeOpenness = 0.25f,
        LightEvenness = 1,
    };

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

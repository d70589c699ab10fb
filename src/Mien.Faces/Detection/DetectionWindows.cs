using Mien.Imaging.Geometry;

namespace Mien.Faces.Detection;

/// <summary>Lays the windows through which BlazeFace looks at a picture, in levels from large faces to small ones.</summary>
/// <remarks>BlazeFace (short range) finds a face surely when its box is at least an eighth of the window's side
/// (docs/detection.md). Each level's windows are about half as wide as those of the level before and overlap so far that a face too
/// small for that level lies whole in one of them. The first level is the whole picture.</remarks>
public static class DetectionWindows
{
    /// <summary>Height of the smallest face that is found surely, as a fraction of the window's side.</summary>
    public const float SureFaceHeight = 0.125f;

    /// <summary>A window sees a face well when this many times its height lies inside.</summary>
    private const float Margin = 1.25f;

    private const float LevelRatio = 2;

    /// <param name="minimumFaceHeightPx">Levels go on until faces of this height are found surely.</param>
    public static IReadOnlyList<IReadOnlyList<DetectionWindow>> Levels(Size picture, float minimumFaceHeightPx)
    {
        float longer = Math.Max(picture.Width, picture.Height);
        float shorter = Math.Min(picture.Width, picture.Height);
        List<IReadOnlyList<DetectionWindow>> levels = [[Whole(picture)]];
        float side = longer;
        float smallestSide = minimumFaceHeightPx / SureFaceHeight;
        while (side > smallestSide)
        {
            float previous = side;
            side = Math.Max(smallestSide, previous / LevelRatio);
            if (side < shorter && previous > shorter)
            {
                // The squares across the shorter side: the cheapest level after the whole picture.
                side = shorter;
            }

            levels.Add(Level(picture, side, largestFace: previous * SureFaceHeight));
        }

        return levels;
    }

    public static DetectionWindow Whole(Size picture) =>
        new(new((picture.Width - 1) / 2f, (picture.Height - 1) / 2f), Math.Max(picture.Width, picture.Height));

    private static List<DetectionWindow> Level(Size picture, float side, float largestFace)
    {
        float overlap = Math.Min(0.6f * side, largestFace * Margin);
        float[] columns = Centres(picture.Width, side, overlap);
        float[] rows = Centres(picture.Height, side, overlap);
        return [.. rows.SelectMany(y => columns.Select(x => new DetectionWindow(new(x, y), side)))];
    }

    /// <summary>Evenly spaced centres, so that the windows end with the picture and overlap at least so far.</summary>
    private static float[] Centres(int length, float side, float overlap)
    {
        if (side >= length)
        {
            return [(length - 1) / 2f];
        }

        int count = 1 + (int)MathF.Ceiling((length - side) / (side - overlap));
        float step = (length - side) / (count - 1);
        return [.. Enumerable.Range(0, count).Select(i => (side / 2) - 0.5f + (i * step))];
    }
}

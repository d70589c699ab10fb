using System.Numerics;
using Mien.Faces;
using Mien.Faces.Detection;
using Mien.Faces.Mesh;
using Mien.Imaging.Files;
using Mien.Imaging.Pixels;

namespace Mien.Jobs.Tests.Photos;

/// <summary>A grey picture with blocks of one colour that stand for faces.</summary>
internal static class BlockPicture
{
    private const byte Ground = 128;

    public static readonly byte[] Red = [200, 20, 20];
    public static readonly byte[] Green = [20, 200, 20];
    public static readonly byte[] Blue = [20, 20, 200];

    /// <param name="blocks">From left to right with a gap of 4 pixels: height (and width) in pixels, colour.</param>
    public static Picture Of(params (int SizePx, byte[] Color)[] blocks)
    {
        Picture picture = new(blocks.Sum(block => block.SizePx + 4) + 8, 48);
        picture.Rgb.AsSpan().Fill(Ground);
        int left = 4;
        foreach ((int size, byte[] color) in blocks)
        {
            for (int y = 4; y < 4 + size; y++)
            {
                for (int x = left; x < left + size; x++)
                {
                    color.CopyTo(picture.Rgb, ((y * picture.Width) + x) * 3);
                }
            }

            left += size + 4;
        }

        return picture;
    }

    public static void Save(string path, params (int SizePx, byte[] Color)[] blocks) => PictureFile.Save(Of(blocks), path);

    public static bool IsGround(Picture picture, int x, int y) =>
        picture.Rgb.AsSpan(((y * picture.Width) + x) * 3, 3).SequenceEqual([Ground, Ground, Ground]);

    /// <summary>The colours in the middle of the blocks, left to right.</summary>
    public static IReadOnlyList<byte[]> ColorsIn(string path)
    {
        Picture picture = PictureFile.Load(path);
        return [.. new BlockPerception().Find(picture, DetectionEffort.Thorough).OrderBy(face => face.Box.X).Select(face => ColorAt(picture, face))];
    }

    public static byte[] ColorAt(Picture picture, Face face) =>
        picture.Rgb.AsSpan((((int)face.Box.Centre.Y * picture.Width) + (int)face.Box.Centre.X) * 3, 3).ToArray();

    public static Face FaceOf(int x, int y, int width, int height) => new()
    {
        Box = new(x, y, width, height),
        DetectionScore = 0.9f,
        Mesh = new(new Vector3[MeshTopology.PointCount], presence: 1),
        Presence = 1,
    };
}

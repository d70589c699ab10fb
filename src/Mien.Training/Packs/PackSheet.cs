using System.Globalization;
using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Figures.Drawing;
using Mien.Figures.Sheets;
using Mien.Imaging.Files;
using Mien.Imaging.Pixels;

namespace Mien.Training.Packs;

/// <summary>Some faces of a pack with what the pack knows of them, to look at: what is no face darkened, eyes, brows and lips tinted, landmarks as
/// dots, where the head looks as a line from the nose; held-out people in a frame.</summary>
internal static class PackSheet
{
    private const int MostFaces = 42;
    private const int TilePx = 240;
    private static readonly Ink s_dots = new(0, 230, 120);
    private static readonly Ink s_pose = new(255, 220, 0);
    private static readonly Ink s_heldOut = Ink.Of("D55E00");

    /// <summary>Draws the sheet of a pack that is written.</summary>
    public static void Save(string packPath, string sheetPath)
    {
        using FacePack pack = FacePack.Open(packPath);
        Photo.Of(Draw(pack)).Save(sheetPath, new() { Overwrite = true, Mark = false });
    }

    private static Picture Draw(FacePack pack)
    {
        // Evenly from both parts, so that held-out people are always among them.
        int heldOut = pack.Count - pack.TrainingCount;
        int shownHeldOut = Math.Min(heldOut, Math.Max(MostFaces / 4, MostFaces - pack.TrainingCount));
        IEnumerable<int> shown = [.. Evenly(0, pack.TrainingCount, MostFaces - shownHeldOut), .. Evenly(pack.TrainingCount, heldOut, shownHeldOut)];
        return new ContactSheet
        {
            Title = string.Create(CultureInfo.InvariantCulture, $"{pack.Count} faces, {heldOut} of them held out (in frames), {pack.TrainingCount - pack.PhotoCount} made · {pack.Items.Facts["framing"]}"),
            Tiles = [.. shown.Select(item => Draw(pack, item))],
            TilePx = new(TilePx, TilePx),
            WidthPx = 1600,
        }.Draw();
    }

    private static IEnumerable<int> Evenly(int first, int count, int most) =>
        Enumerable.Range(0, Math.Min(count, most)).Select(i => first + (int)((long)i * count / Math.Min(count, most)));

    private static Tile Draw(FacePack pack, int item)
    {
        float[] pose = pack.ReadNumbers(PackFields.Pose, item);
        Picture picture = pack.ReadPicture(item);
        Tint(picture, pack.Read(PackFields.FaceMask, item), pack.Read(PackFields.SkinMask, item));
        Canvas canvas = new(picture);
        float unit = pack.SizePx / 256f;
        Vector2[] points = Array.ConvertAll(pack.ReadLandmarks(item), point => new Vector2(point.X, point.Y));
        foreach (Vector2 point in points)
        {
            canvas.Disc(point, 0.7f * unit, s_dots);
        }

        // The nose's direction as seen; roll turns the head in the picture's plane and moves no nose.
        (float yaw, float pitch) = (float.DegreesToRadians(pose[0]), float.DegreesToRadians(pose[1]));
        Vector2 nose = points[MeshTopology.NoseTip];
        canvas.Line(nose, nose + (80 * unit * new Vector2(MathF.Sin(yaw) * MathF.Cos(pitch), -MathF.Sin(pitch))), 2 * unit, s_pose);
        return new()
        {
            Picture = picture,
            Caption = [pack.PersonOf(item), string.Create(CultureInfo.InvariantCulture, $"yaw {pose[0]:0}° pitch {pose[1]:0}° roll {pose[2]:0}°")],
            Frame = pack.IsHeldOut(item) ? s_heldOut : null,
        };
    }

    private static void Tint(Picture picture, byte[] face, byte[] skin)
    {
        for (int i = 0; i < face.Length; i++)
        {
            float light = 0.45f + (0.55f * face[i] / 255);
            float tint = 0.35f * (face[i] - skin[i]) / 255;
            for (int channel = 0; channel < 3; channel++)
            {
                float ink = channel == 2 ? 255 : 0;
                ref byte sample = ref picture.Rgb[(3 * i) + channel];
                sample = (byte)(((sample * (1 - tint)) + (ink * tint)) * light);
            }
        }
    }
}

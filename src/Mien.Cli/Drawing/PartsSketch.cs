using System.Numerics;
using Mien.Faces.Parsing;
using Mien.Figures.Drawing;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Plane = Mien.Imaging.Pixels.Plane;

namespace Mien.Cli.Drawing;

/// <summary>Lays what the parser takes each pixel for over a picture, as colours, with a list of them.</summary>
internal sealed class PartsSketch(Picture picture)
{
    private const float Strength = 0.55f;

    public Picture Picture => picture;

    public void Draw(FaceParsing parsing)
    {
        Region region = Around(parsing);
        if (region.Width <= 0 || region.Height <= 0)
        {
            return;
        }

        Affine2 imageToRegion = Affine2.Translation(-region.X, -region.Y);
        Affine2 regionToCrop = imageToRegion.Invert().Then(parsing.ImageToCrop);
        Plane[] shares = [.. FaceClasses.All.Select(kind => parsing.Sample(kind, imageToRegion, region.Size))];
        for (int y = 0; y < region.Height; y++)
        {
            for (int x = 0; x < region.Width; x++)
            {
                Vector2 place = regionToCrop.Apply(new(x, y));
                if (place.X >= 0 && place.Y >= 0 && place.X <= parsing.SizePx - 1 && place.Y <= parsing.SizePx - 1)
                {
                    Tint(region.X + x, region.Y + y, kind => shares[(int)kind][x, y]);
                }
            }
        }
    }

    /// <summary>Names of the classes in their colours, at the lower left.</summary>
    public void DrawLegend()
    {
        TextStyle style = new() { SizePx = Math.Clamp(Math.Min(picture.Width, picture.Height) / 45, 10, 40), Bold = true, Ink = Ink.White };
        FaceClass[] shown = [.. FaceClasses.All.Where(kind => FaceClassColours.Of(kind) != Vector3.Zero)];
        (float line, float mark) = (style.LineHeightPx, style.CapHeightPx);
        float top = picture.Height - (line * (shown.Length + 0.5f)), width = shown.Max(kind => style.WidthOf($"{kind}")) + (3 * mark);
        Canvas canvas = new(picture);
        canvas.Fill(new Box(-0.5f, top - 0.5f, width + mark, picture.Height - top), Ink.Black.WithOpacity(0.6f));
        for (int i = 0; i < shown.Length; i++)
        {
            Vector3 colour = FaceClassColours.Of(shown[i]) * 255;
            float baseline = top + (line * (i + 1));
            canvas.Fill(new Box(mark * 0.5f, baseline - mark, mark, mark), new Ink((byte)colour.X, (byte)colour.Y, (byte)colour.Z));
            canvas.Write($"{shown[i]}", new(mark * 2, baseline), style);
        }
    }

    /// <summary>The part of the picture that the crop shows.</summary>
    private Region Around(FaceParsing parsing)
    {
        float end = parsing.SizePx - 1;
        Affine2 cropToImage = parsing.ImageToCrop.Invert();
        Box box = Box.Around([cropToImage.Apply(default), cropToImage.Apply(new(end, 0)), cropToImage.Apply(new(0, end)), cropToImage.Apply(new(end))]);
        (int left, int top) = (Math.Max(0, (int)MathF.Ceiling(box.X)), Math.Max(0, (int)MathF.Ceiling(box.Y)));
        return new(left, top, Math.Min(picture.Width, (int)box.Right + 1) - left, Math.Min(picture.Height, (int)box.Bottom + 1) - top);
    }

    private void Tint(int x, int y, Func<FaceClass, float> share)
    {
        (Vector3 colour, float all) = (default, 0);
        foreach (FaceClass kind in FaceClasses.All)
        {
            float part = FaceClassColours.Of(kind) == Vector3.Zero ? 0 : share(kind);
            (colour, all) = (colour + (FaceClassColours.Of(kind) * part), all + part);
        }

        int at = 3 * ((y * picture.Width) + x);
        for (int channel = 0; channel < 3; channel++)
        {
            picture.Rgb[at + channel] = (byte)((picture.Rgb[at + channel] * (1 - (Strength * Math.Min(1, all)))) + (colour[channel] * Strength * 255));
        }
    }
}

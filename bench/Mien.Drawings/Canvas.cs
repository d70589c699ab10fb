using System.Numerics;
using Mien.Imaging.Colour;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;

namespace Mien.Drawings;

/// <summary>A picture drawn three times as large, in linear light, and shrunk at the end: that is what makes edges smooth.
/// Coordinates are those of the finished picture, (0, 0) its outer corner.</summary>
internal sealed class Canvas(Size size)
{
    public const int Oversampling = 3;

    public Planes Light { get; } = new(size.Width * Oversampling, size.Height * Oversampling);

    public Picture Finished()
    {
        Affine2 shrinking = Affine2.Fit(Region.Of(Light.Size), Region.Of(size));
        Picture picture = Picture.From(Srgb.FromLinear(Resampler.Warp(Light, shrinking, size)));
        for (int i = 0; i < picture.Rgb.Length; i++)
        {
            // Seven bits a channel: steps too small to see, and a file a fifth smaller.
            picture.Rgb[i] &= 0xFE;
        }

        return picture;
    }

    /// <summary>Paints inside a rectangle where the distance (negative inside) is below 0.</summary>
    /// <param name="colour">Linear light at a place.</param>
    public void Fill(Vector2 from, Vector2 to, Func<Vector2, float> distance, Func<Vector2, Vector3> colour)
    {
        (int left, int top) = ((int)Math.Max(0, from.X * Oversampling), (int)Math.Max(0, from.Y * Oversampling));
        (int right, int bottom) = ((int)Math.Min(Light.Width, to.X * Oversampling), (int)Math.Min(Light.Height, to.Y * Oversampling));
        for (int y = top; y < bottom; y++)
        {
            for (int x = left; x < right; x++)
            {
                Vector2 place = new Vector2(x + 0.5f, y + 0.5f) / Oversampling;
                if (distance(place) < 0)
                {
                    Mix(x, y, colour(place), 1);
                }
            }
        }
    }

    /// <param name="x">Oversampled pixel.</param>
    /// <param name="y">Oversampled pixel.</param>
    public void Mix(int x, int y, Vector3 colour, float opacity)
    {
        for (int channel = 0; channel < 3; channel++)
        {
            Plane plane = Light[channel];
            plane[x, y] += opacity * (colour[channel] - plane[x, y]);
        }
    }
}

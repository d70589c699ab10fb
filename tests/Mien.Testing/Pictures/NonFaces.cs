using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;

namespace Mien.Testing.Pictures;

/// <summary>Generated pictures without a face in them: to paste faces into, and to catch detectors that see what is not there.</summary>
public static class NonFaces
{
    private const int GlyphWidth = 3;
    private const int GlyphHeight = 5;

    /// <summary>Picture number <paramref name="seed"/>; the kind goes round, so any six in a row are one of each.</summary>
    public static Planes Make(int seed, Size size)
    {
        Random random = new(seed);
        return (seed % 6) switch
        {
            0 => Clouds(random, size, finest: 4),
            1 => Gradient(random, size),
            2 => Checks(random, size),
            3 => Discs(random, size),
            4 => Text(random, size),
            _ => Clouds(random, size, finest: 1),
        };
    }

    /// <summary>Noise in octaves, coarse ones stronger, as in most photos.</summary>
    public static Planes Clouds(Random random, Size size, int finest)
    {
        Planes planes = Filled(size, 0.45f);
        for (int cell = finest; cell <= 128; cell *= 2)
        {
            for (int channel = 0; channel < 3; channel++)
            {
                Plane coarse = new(Math.Max(2, size.Width / cell), Math.Max(2, size.Height / cell));
                for (int i = 0; i < coarse.Samples.Length; i++)
                {
                    coarse.Samples[i] = random.NextSingle() - 0.5f;
                }

                Add(planes[channel], Resampler.Resize(coarse, size), MathF.Sqrt(cell) / 14);
            }
        }

        return planes;
    }

    private static Planes Gradient(Random random, Size size)
    {
        (float[] from, float[] across, float[] down) = (Colour(random), Colour(random), Colour(random));
        return Each(size, (x, y, channel) =>
            from[channel] + ((across[channel] - 0.5f) * x / size.Width) + ((down[channel] - 0.5f) * y / size.Height));
    }

    private static Planes Checks(Random random, Size size)
    {
        int width = random.Next(4, 120);
        int height = random.Next(4, 120);
        (float[] one, float[] other) = (Colour(random), Colour(random));
        return Each(size, (x, y, channel) => (((x / width) + (y / height)) % 2 == 0 ? one : other)[channel]);
    }

    private static Planes Discs(Random random, Size size)
    {
        Planes planes = Filled(size, random.NextSingle());
        for (int disc = 0; disc < 60; disc++)
        {
            float radius = random.Next(3, 100);
            (float centreX, float centreY) = (random.Next(size.Width), random.Next(size.Height));
            float stretch = 0.5f + random.NextSingle();
            float[] colour = Colour(random);
            Fill(planes, colour, (x, y) =>
                ((x - centreX) * (x - centreX)) + ((y - centreY) * (y - centreY) * stretch) < radius * radius);
        }

        return planes;
    }

    /// <summary>Lines of random glyphs, each a 3×5 grid of dots.</summary>
    private static Planes Text(Random random, Size size)
    {
        Planes planes = Filled(size, 0.95f);
        int dot = random.Next(1, 8);
        for (int top = dot * 2; top + (GlyphHeight * dot) < size.Height; top += (GlyphHeight + 3) * dot)
        {
            for (int left = dot * 2; left + (GlyphWidth * dot) < size.Width; left += (GlyphWidth + 1) * dot)
            {
                int glyph = random.Next(6) == 0 ? 0 : random.Next(1 << (GlyphWidth * GlyphHeight));
                for (int bit = 0; bit < GlyphWidth * GlyphHeight; bit++)
                {
                    if ((glyph >> bit & 1) == 1)
                    {
                        Ink(planes, left + (bit % GlyphWidth * dot), top + (bit / GlyphWidth * dot), dot);
                    }
                }
            }
        }

        return planes;
    }

    private static void Ink(Planes planes, int left, int top, int dot)
    {
        for (int y = top; y < top + dot; y++)
        {
            for (int channel = 0; channel < 3; channel++)
            {
                planes[channel].Row(y).Slice(left, dot).Fill(0.1f);
            }
        }
    }

    private static float[] Colour(Random random) => [random.NextSingle(), random.NextSingle(), random.NextSingle()];

    private static Planes Filled(Size size, float value)
    {
        Planes planes = new(size.Width, size.Height);
        for (int channel = 0; channel < 3; channel++)
        {
            planes[channel].Samples.AsSpan().Fill(value);
        }

        return planes;
    }

    private static Planes Each(Size size, Func<int, int, int, float> value)
    {
        Planes planes = new(size.Width, size.Height);
        for (int channel = 0; channel < 3; channel++)
        {
            for (int y = 0; y < size.Height; y++)
            {
                Span<float> row = planes[channel].Row(y);
                for (int x = 0; x < row.Length; x++)
                {
                    row[x] = Math.Clamp(value(x, y, channel), 0, 1);
                }
            }
        }

        return planes;
    }

    private static void Fill(Planes planes, float[] colour, Func<int, int, bool> inside)
    {
        for (int y = 0; y < planes.Height; y++)
        {
            for (int x = 0; x < planes.Width; x++)
            {
                if (inside(x, y))
                {
                    (planes.Red[x, y], planes.Green[x, y], planes.Blue[x, y]) = (colour[0], colour[1], colour[2]);
                }
            }
        }
    }

    private static void Add(Plane plane, Plane other, float factor)
    {
        for (int i = 0; i < plane.Samples.Length; i++)
        {
            plane.Samples[i] = Math.Clamp(plane.Samples[i] + (other.Samples[i] * factor), 0, 1);
        }
    }
}

using System.Numerics;
using Mien.Imaging.Filters;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Swapping.Meshes.Render;

namespace Mien.Swapping.Tests.Meshes;

public sealed class DetailMatchTests
{
    [Fact]
    public void Apply_SoftTarget_SoftensTheFace()
    {
        Planes sharp = Pattern(1);
        Planes soft = GaussianBlur.Apply(Pattern(2), 2.2f);

        Planes matched = Matched(sharp, soft, Everywhere(), seed: 3);

        Assert.InRange(Steps(matched.Green), 0.5 * Steps(soft.Green), 1.8 * Steps(soft.Green));
        Assert.True(Steps(sharp.Green) > 3 * Steps(soft.Green));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(12)]
    public void Apply_VerySoftTarget_MakesTheFaceAsSoft(float blurPx)
    {
        Planes sharp = Pattern(1);
        Planes soft = GaussianBlur.Apply(Pattern(2), blurPx);
        Planes kept = Picture.From(soft).Read(new(0, 0, 160, 160));     // eight bits have steps of their own

        Planes matched = Matched(sharp, kept, Everywhere(), seed: 3);

        Assert.InRange(Steps(matched.Green), 0.3 * Steps(soft.Green), 3 * Steps(soft.Green));
    }

    [Fact]
    public void Apply_EquallySharpTarget_LeavesTheFaceAlone()
    {
        Planes sharp = Pattern(1);

        Planes matched = Matched(sharp, Pattern(2), Everywhere(), seed: 3);

        Assert.True(Steps(matched.Green) > 0.93 * Steps(sharp.Green));
    }

    [Fact]
    public void Apply_NoisyTarget_AddsItsGrain()
    {
        Planes clean = GaussianBlur.Apply(Pattern(1), 1.5f);
        Planes noisy = clean.Clone();
        Random random = new(5);
        foreach (float[] samples in new[] { noisy.Red.Samples, noisy.Green.Samples, noisy.Blue.Samples })
        {
            for (int i = 0; i < samples.Length; i++)
            {
                samples[i] += 0.03f * 3.46f * (random.NextSingle() - 0.5f);
            }
        }

        Planes matched = Matched(clean, noisy, Everywhere(), seed: 3);

        double difference = 0;
        for (int i = 0; i < clean.Green.Samples.Length; i++)
        {
            difference += Math.Pow(matched.Green.Samples[i] - clean.Green.Samples[i], 2);
        }

        Assert.InRange(Math.Sqrt(difference / clean.Green.Samples.Length), 0.015, 0.045);
    }

    [Fact]
    public void Apply_SameSeed_GivesTheSamePicture()
    {
        Planes soft = GaussianBlur.Apply(Pattern(1), 1.5f);

        Planes first = Matched(soft, Pattern(2), Everywhere(), seed: 9);
        Planes second = Matched(soft, Pattern(2), Everywhere(), seed: 9);

        Assert.Equal(first.Red.Samples, second.Red.Samples);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(12)]
    public void Measure_TargetOutOfFocus_TellsHowFar(float blurPx)
    {
        Planes target = GaussianBlur.Apply(Face(2), blurPx);

        (float longest, float shortest, _) = DetailMatch.Measure(Face(1), target, Around(Face(1))).Blur.Axes;

        Assert.InRange(longest, (0.7f * blurPx) - 0.3f, (1.4f * blurPx) + 0.5f);
        Assert.InRange(shortest, (0.6f * blurPx) - 0.3f, (1.4f * blurPx) + 0.5f);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(45)]
    [InlineData(90)]
    [InlineData(135)]
    public void Measure_TargetThatMoved_TellsHowFarAndWhere(float degrees)
    {
        Vector2 direction = new(MathF.Cos(degrees * MathF.PI / 180), MathF.Sin(degrees * MathF.PI / 180));
        Planes still = Face(2);
        Planes target = new(LineBlur.Apply(still.Red, direction, 5), LineBlur.Apply(still.Green, direction, 5), LineBlur.Apply(still.Blue, direction, 5));

        (float longest, float shortest, Vector2 along) = DetailMatch.Measure(Face(1), target, Around(Face(1))).Blur.Axes;

        Assert.InRange(longest, 3.2f, 7);
        Assert.InRange(shortest, 0, 2.5f);
        Assert.True(longest > 1.5f * shortest);
        Assert.True(MathF.Abs(Vector2.Dot(along, direction)) > 0.9f, $"{along}");
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(6)]
    public void Measure_EnlargedTarget_IsAsSoftAsItsPixelsWereLarge(int times)
    {
        Planes face = Face(2);
        Size small = new(face.Width / times, face.Height / times);
        Planes target = Resampler.Resize(Resampler.Resize(face, small, ResampleFilter.Triangle), face.Size, ResampleFilter.Triangle);

        float longest = DetailMatch.Measure(Face(1), target, Around(face)).Blur.Axes.Long;

        Assert.InRange(longest, 0.35f * times, 1.0f * times);
    }

    [Fact]
    public void Measure_FaintButSharpTarget_IsNotTakenForBlurred()
    {
        Planes faint = Face(2);
        for (int i = 0; i < faint.Red.Samples.Length; i++)
        {
            (faint.Red.Samples[i], faint.Green.Samples[i], faint.Blue.Samples[i]) = (Fainter(faint.Red), Fainter(faint.Green), Fainter(faint.Blue));

            float Fainter(Plane plane) => 0.5f + (0.25f * (plane.Samples[i] - 0.5f));
        }

        Assert.InRange(DetailMatch.Measure(Face(1), faint, Around(faint)).Blur.Axes.Long, 0, 0.5f);
    }

    /// <summary>Lines and blobs of many sizes, as large as a face in a photo.</summary>
    private static Planes Face(int seed)
    {
        Planes small = Pattern(seed);
        Planes face = new(480, 480);
        for (int channel = 0; channel < 3; channel++)
        {
            for (int y = 0; y < 480; y++)
            {
                for (int x = 0; x < 480; x++)
                {
                    face[channel][x, y] = small[channel][x / 3, y / 3];
                }
            }
        }

        return GaussianBlur.Apply(face, 0.8f);
    }

    private static Plane Around(Planes face)
    {
        Plane plane = new(face.Width, face.Height);
        Array.Fill(plane.Samples, 1);
        return plane;
    }

    private static Planes Matched(Planes rendered, Planes target, Plane mask, uint seed)
    {
        Detail detail = DetailMatch.Measure(rendered, target, mask);
        Planes matched = detail.Blur.Apply(rendered, workers: 1).Clone();
        detail.Grain.AddInPlace(matched, mask, seed);
        return matched;
    }

    /// <summary>Blobs with hard edges at many places: details of all sizes, as a face has.</summary>
    private static Planes Pattern(int seed)
    {
        Random random = new(seed);
        Plane plane = new(160, 160);
        Array.Fill(plane.Samples, 0.5f);
        for (int blob = 0; blob < 70; blob++)
        {
            int centreX = random.Next(160);
            int centreY = random.Next(160);
            int radius = random.Next(3, 12);
            float value = 0.3f + (0.4f * random.NextSingle());
            for (int y = Math.Max(0, centreY - radius); y < Math.Min(160, centreY + radius); y++)
            {
                for (int x = Math.Max(0, centreX - radius); x < Math.Min(160, centreX + radius); x++)
                {
                    if (((x - centreX) * (x - centreX)) + ((y - centreY) * (y - centreY)) < radius * radius)
                    {
                        plane[x, y] = value;
                    }
                }
            }
        }

        plane = GaussianBlur.Apply(plane, 0.6f);
        return new(plane, plane.Clone(), plane.Clone());
    }

    private static Plane Everywhere()
    {
        Plane plane = new(160, 160);
        Array.Fill(plane.Samples, 1);
        return plane;
    }

    private static double Steps(Plane plane)
    {
        double sum = 0;
        for (int i = 1; i < plane.Samples.Length; i++)
        {
            sum += Math.Pow(plane.Samples[i] - plane.Samples[i - 1], 2); // squared: smoothing an edge does not change its height
        }

        return sum;
    }
}

using System.Numerics;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;

namespace Mien.Testing;

/// <summary>A film made of one photo: it moves slowly, its light drifts, and every frame has noise of its own.</summary>
public sealed record PhotoFilm
{
    private const float FramesPerSecond = 25;

    /// <summary>One slow sway, and one drift of the light, in seconds.</summary>
    private const float SwaySeconds = 6;
    private const float DriftSeconds = 4;

    public required Picture Photo { get; init; }

    /// <summary>How far the picture sways to each side.</summary>
    public float SwayPx { get; init; }

    /// <summary>Standard deviation of each channel's noise, sRGB-encoded.</summary>
    public float Noise { get; init; } = 0.012f;

    /// <summary>How much brighter and darker it gets, as a part.</summary>
    public float Drift { get; init; } = 0.04f;

    public static TimeSpan TimeOf(int frame) => TimeSpan.FromSeconds(frame / FramesPerSecond);

    public Affine2 PhotoToFrame(int frame)
    {
        float phase = MathF.Tau * frame / FramesPerSecond / SwaySeconds;
        Vector2 sway = SwayPx * new Vector2(MathF.Sin(phase), 0.4f * MathF.Sin(2 * phase));
        return Affine2.Translation(sway.X, sway.Y);
    }

    public Picture Frame(int frame)
    {
        Planes planes = SwayPx > 0
            ? Resampler.Warp(Photo, PhotoToFrame(frame), Photo.Size, Border.Replicate)
            : Photo.Read(Region.Of(Photo.Size));
        float gain = 1 + (Drift * MathF.Sin(MathF.Tau * frame / FramesPerSecond / DriftSeconds));
        Random random = new(frame);
        for (int channel = 0; channel < 3; channel++)
        {
            foreach (ref float sample in planes[channel].Samples.AsSpan())
            {
                // Six uniforms have a variance of a half.
                float sum = 0;
                for (int i = 0; i < 6; i++)
                {
                    sum += random.NextSingle();
                }

                sample = (sample * gain) + (Noise * 1.41421356f * (sum - 3));
            }
        }

        return Picture.From(planes);
    }

    /// <summary>What a landmark finder's restlessness adds to the points of a frame.</summary>
    public static Vector2[] Jitter(int frame, int points, float deviationPx)
    {
        Random random = new(frame + 1_000_003);
        float Offset() => deviationPx * 1.7320508f * (random.NextSingle() + random.NextSingle() + random.NextSingle() + random.NextSingle() - 2);
        return [.. Enumerable.Range(0, points).Select(_ => new Vector2(Offset(), Offset()))];
    }
}

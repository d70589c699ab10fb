using System.Numerics;
using Mien.Imaging.Filters;
using Mien.Imaging.Geometry;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Training.Data;
using Plane = Mien.Imaging.Pixels.Plane;

namespace Mien.Training.Packs.Completions;

/// <summary>Makes an unwrapped calm face look as a smiling, frowning, grimacing or wide open one does when it is unwrapped: folds, features beside their place where the mesh does not
/// quite follow, and the inside of the mouth on lips and chin.</summary>
internal sealed class DrawnExpression(SeededDraws draws)
{
    private const int Side = Networks.CompletionNetwork.SizePx;

    /// <summary>Folds of a smile come from people who smile so often; else they are drawn.</summary>
    private const float FoundShare = 0.6f;

    /// <summary>Where meshes err: corners of the mouth, lips, lids, brows; parts of the side, left.</summary>
    private static readonly Vector2[] s_loose = [new(0.39f, 0.693f), new(0.5f, 0.66f), new(0.5f, 0.73f), new(0.34f, 0.39f), new(0.35f, 0.27f), new(0.3f, 0.6f), new(0.45f, 0.82f)];

    private readonly Plane _changed = new(Side, Side);

    /// <param name="trust">Takes away what a parser may mark of the inside of the mouth.</param>
    /// <param name="folds">Found in people who smile: logarithms of what the light is multiplied by, [S,S].</param>
    /// <returns>Where the face is changed much, 0 … 1.</returns>
    public Plane RunInPlace(Planes seen, Plane trust, IReadOnlyList<byte[]> folds)
    {
        MisfitInPlace(seen);
        switch (draws.Below(4))
        {
            case 0 or 1 when folds.Count > 0 && draws.Happens(FoundShare):
                PutOnInPlace(seen, folds[draws.Below(folds.Count)]);
                break;
            case 0:
                FoldInPlace(seen, ExpressionFolds.Smile);
                break;
            case 1:
                FoldInPlace(seen, ExpressionFolds.Smile);
                OpenInPlace(seen, trust, draws.Uniform(0.01f, 0.05f));
                break;
            case 2:
                FoldInPlace(seen, draws.Happens(0.5f) ? [.. ExpressionFolds.Frown, ExpressionFolds.Cheek] : ExpressionFolds.Smile);
                OpenInPlace(seen, trust, draws.Uniform(0.02f, 0.15f));
                break;
            default:
                FoldInPlace(seen, ExpressionFolds.Grimace);
                FoldInPlace(seen, ExpressionFolds.Frown);
                break;
        }

        return _changed;
    }

    private void MisfitInPlace(Planes seen)
    {
        Plane x = new(Side, Side), y = new(Side, Side);
        (Vector2 Centre, Vector2 Shift, float Reach)[] bumps =
        [
            .. Enumerable.Range(0, 2 + draws.Below(5)).Select(_ =>
            {
                Vector2 centre = s_loose[draws.Below(s_loose.Length)];
                (float sine, float cosine) = MathF.SinCos(draws.Uniform(0, MathF.Tau));
                float length = draws.Uniform() * draws.Uniform(0, 0.025f);
                return ((draws.Happens(0.5f) ? centre with { X = 1 - centre.X } : centre) * Side, new Vector2(cosine, sine) * (length * Side), draws.Uniform(0.02f, 0.07f) * Side);
            }),
        ];
        for (int row = 0; row < Side; row++)
        {
            for (int column = 0; column < Side; column++)
            {
                Vector2 place = new(column, row);
                foreach ((Vector2 centre, Vector2 shift, float reach) in bumps)
                {
                    place += shift * MathF.Exp(-Vector2.DistanceSquared(new(column, row), centre) / (2 * reach * reach));
                }

                (x[column, row], y[column, row]) = (place.X, place.Y);
            }
        }

        Planes moved = Remap.Render(new MipPyramid(seen), new RemapField(x, y));
        for (int channel = 0; channel < 3; channel++)
        {
            moved[channel].Samples.CopyTo(seen[channel].Samples, 0);
        }
    }

    /// <summary>Draws dark lines with the light bulge beside them, some of those given.</summary>
    private void FoldInPlace(Planes seen, Vector2[][] lines)
    {
        Vector2[][] some = [.. lines.Where(_ => draws.Happens(0.65f))];
        float loose = draws.Uniform(0.002f, 0.012f);
        Vector2 Moved(Vector2 place) => place + new Vector2(draws.Uniform(-loose, loose), draws.Uniform(-loose, loose));
        Plane dark = GaussianBlur.Apply(ExpressionFolds.Bands(some, draws.Uniform(0.01f, 0.03f), Side, Moved), draws.Uniform(0.7f, 3));
        Plane light = GaussianBlur.Apply(ExpressionFolds.Bands(some, draws.Uniform(0.03f, 0.07f), Side, place => Moved(place) + Outwards(place)), draws.Uniform(3, 7));
        (float depth, float bulge) = (draws.Uniform(0.1f, 0.8f), draws.Uniform(0, 0.3f));
        for (int i = 0; i < dark.Samples.Length; i++)
        {
            FoldInPlace(seen, i, (light.Samples[i] * bulge) - (dark.Samples[i] * depth));
        }

        static Vector2 Outwards(Vector2 place) => new(place.X < 0.5f ? -0.02f : 0.02f, -0.005f);
    }

    private void PutOnInPlace(Planes seen, byte[] folds)
    {
        (float gain, bool isTurned) = (draws.Uniform(0.6f, 1.3f), draws.Happens(0.5f));
        for (int i = 0; i < folds.Length; i++)
        {
            (int y, int x) = Math.DivRem(i, Side);
            FoldInPlace(seen, i, gain * FoundFolds.Of(folds[(y * Side) + (isTurned ? Side - 1 - x : x)]));
        }
    }

    /// <summary>Shadows on skin are a little red.</summary>
    private void FoldInPlace(Planes seen, int i, float logarithm)
    {
        if (logarithm != 0)
        {
            seen.Red.Samples[i] *= MathF.Exp(logarithm);
            seen.Green.Samples[i] *= MathF.Exp(logarithm * 1.12f);
            seen.Blue.Samples[i] *= MathF.Exp(logarithm * 1.18f);
            _changed.Samples[i] = Math.Max(_changed.Samples[i], Ramp.Smooth(0.02f, 0.12f, MathF.Abs(logarithm)));
        }
    }

    /// <summary>The inside of the mouth between the lips and, where the mesh did not follow the jaw, on lower lip and chin, where another lip ends it.</summary>
    /// <param name="down">How far, in parts of the side.</param>
    private void OpenInPlace(Planes seen, Plane trust, float down)
    {
        Vector3 lip = Mean(seen, 0.5f, 0.722f);
        (float half, float up) = (draws.Uniform(0.06f, 0.105f), draws.Uniform(0, 0.014f));
        Plane inside = GaussianBlur.Apply(Polygon.Fill(Opening(half, up, down), seen.Size), draws.Uniform(0.5f, 1.5f));
        Plane rim = GaussianBlur.Apply(Polygon.Fill(Opening(half * 1.12f, up, down + draws.Uniform(0.02f, 0.05f)), seen.Size), draws.Uniform(0.7f, 2));
        Vector3 dark = new Vector3(1, draws.Uniform(0.4f, 0.8f), draws.Uniform(0.4f, 0.8f)) * draws.Uniform(0.03f, 0.3f);
        Vector3 tongue = new Vector3(1, draws.Uniform(0.45f, 0.65f), draws.Uniform(0.45f, 0.65f)) * draws.Uniform(0.2f, 0.7f);
        Vector3 teeth = new Vector3(1, 0.95f, 0.85f) * draws.Uniform(0.5f, 0.95f);
        bool hasTeeth = draws.Happens(0.6f);
        float teethTo = draws.Uniform(0.1f, 0.9f);
        for (int i = 0; i < inside.Samples.Length; i++)
        {
            float depth = Math.Clamp((((i / Side) / (float)Side) - 0.692f + up) / (down + up), 0, 1);
            Vector3 colour = hasTeeth && depth < teethTo ? teeth : Vector3.Lerp(dark, tongue, depth);
            for (int channel = 0; channel < 3; channel++)
            {
                float[] samples = seen[channel].Samples;
                samples[i] += rim.Samples[i] * (lip[channel] - samples[i]);
                samples[i] += inside.Samples[i] * (colour[channel] - samples[i]);
            }

            _changed.Samples[i] = Math.Max(_changed.Samples[i], rim.Samples[i]);
        }

        if (draws.Happens(0.75f))
        {
            Plane marked = draws.Happens(0.5f) ? rim : inside;
            Plane wide = GaussianBlur.Apply(marked, draws.Uniform(0.5f, 4));
            float gain = draws.Uniform(1, 2);
            for (int i = 0; i < wide.Samples.Length; i++)
            {
                trust.Samples[i] *= 1 - Math.Clamp(wide.Samples[i] * gain, 0, 1);
            }
        }
    }

    private static Vector2[] Opening(float half, float up, float down)
    {
        const int corners = 24;
        return
        [
            .. Enumerable.Range(0, corners).Select(i =>
            {
                (float sine, float cosine) = MathF.SinCos(i * MathF.Tau / corners);
                return new Vector2(0.498f + (cosine * half * (sine > 0 ? 1 - (0.3f * sine) : 1)), 0.692f + (sine * (sine > 0 ? down : up))) * Side;
            }),
        ];
    }

    private static Vector3 Mean(Planes seen, float x, float y)
    {
        const int reach = 3;
        Vector3 sum = default;
        for (int row = -reach; row <= reach; row++)
        {
            for (int column = -reach; column <= reach; column++)
            {
                (int at, int line) = ((int)(x * Side) + column, (int)(y * Side) + row);
                sum += new Vector3(seen.Red[at, line], seen.Green[at, line], seen.Blue[at, line]);
            }
        }

        return sum / ((2 * reach) + 1) / ((2 * reach) + 1);
    }
}

using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes.Atlas;

namespace Mien.Swapping.Meshes.Masks;

/// <summary>Finds strands of hair on a forehead that are too thin to be unlike skin: on another head they would look like scars.</summary>
/// <remarks>A texel stands out when it is darker or lighter than what lies left and right of it, and a strand when texels do so one below the other, straight or
/// aslant. Furrows run across and do not. On 36 synthetic people looked at one by one: all 22 with strands or a fringe are found, clean foreheads are left
/// alone, and of two old men's furrowed ones a part is taken for strands.</remarks>
internal static class ForeheadStrands
{
    /// <summary>Half the width of the widest strand, and half the length over which it must go on, as parts of the atlas's side.</summary>
    private const float HalfWidth = 0.02f, HalfLength = 0.026f;

    /// <summary>How far a strand may lean, in columns a row.</summary>
    private const float MostLean = 1.2f;
    private const int Leans = 9;

    /// <summary>Shine on hair and on skin are alike; what is lighter counts for less.</summary>
    private const float LighterWeight = 0.7f;

    /// <summary>Parts of the skin's lightness from which on and up to which a line is a strand.</summary>
    private const float From = 0.025f, To = 0.055f;

    private const float LeastLightness = 0.2f;

    /// <param name="lightness">Oklab's, of the unwrapped face, [S, S].</param>
    /// <param name="skinLightness">Of the person's skin.</param>
    /// <returns>0 … 1, [S, S]; 0 below the forehead.</returns>
    public static Plane Find(Plane lightness, float skinLightness, AtlasRegions regions)
    {
        Plane standing = StandingOut(lightness, Math.Max(1, (int)MathF.Round(HalfWidth * lightness.Width)));
        int half = Math.Max(1, (int)MathF.Round(HalfLength * lightness.Width));
        float unit = Math.Max(LeastLightness, skinLightness);
        Plane strands = new(lightness.Width, lightness.Height);
        for (int y = half; y < strands.Height - half; y++)
        {
            for (int x = 0; x < strands.Width; x++)
            {
                float forehead = regions.Forehead[x, y];
                strands[x, y] = forehead > 0 ? forehead * Ramp.Smooth(From, To, GoingOn(standing, x, y, half) / unit) : 0;
            }
        }

        return strands;
    }

    /// <summary>Along the direction in which it goes on best, the mean.</summary>
    private static float GoingOn(Plane standing, int x, int y, int half)
    {
        float best = 0;
        for (int number = 0; number < Leans; number++)
        {
            float lean = MostLean * ((2f * number / (Leans - 1)) - 1);
            float sum = 0;
            for (int down = -half; down <= half; down++)
            {
                int column = Math.Clamp(x + (int)MathF.Round(lean * down), 0, standing.Width - 1);
                sum += standing[column, y + down];
            }

            best = Math.Max(best, sum / ((2 * half) + 1));
        }

        return best;
    }

    /// <summary>How far each texel stands out of its row when all that is as narrow is flattened (closing and opening by a line).</summary>
    private static Plane StandingOut(Plane lightness, int reach)
    {
        Plane standing = new(lightness.Width, lightness.Height);
        float[] widest = new float[lightness.Width];
        float[] flattened = new float[lightness.Width];
        for (int y = 0; y < lightness.Height; y++)
        {
            ReadOnlySpan<float> row = lightness.Row(y);
            Span<float> result = standing.Row(y);
            Spread(row, widest, reach, Math.Max);
            Spread(widest, flattened, reach, Math.Min);
            for (int x = 0; x < row.Length; x++)
            {
                result[x] = flattened[x] - row[x];
            }

            Spread(row, widest, reach, Math.Min);
            Spread(widest, flattened, reach, Math.Max);
            for (int x = 0; x < row.Length; x++)
            {
                result[x] = Math.Max(result[x], LighterWeight * (row[x] - flattened[x]));
            }
        }

        return standing;
    }

    private static void Spread(ReadOnlySpan<float> from, Span<float> to, int reach, Func<float, float, float> extremum)
    {
        for (int x = 0; x < from.Length; x++)
        {
            float value = from[x];
            for (int other = Math.Max(0, x - reach); other <= Math.Min(from.Length - 1, x + reach); other++)
            {
                value = extremum(value, from[other]);
            }

            to[x] = value;
        }
    }
}

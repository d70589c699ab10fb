using System.Numerics;
using Mien.Imaging.Pixels;

namespace Mien.Swapping.Meshes.Light;

/// <summary>Puts a texture under another light.</summary>
internal static class Relighting
{
    /// <summary>How fast contrast falls when dark skin or shadow is brightened: the exponent of the brightening.</summary>
    private const float ContrastFall = 0.15f;

    /// <summary>Linear light below this counts as none.</summary>
    private const float Darkest = 1e-4f;

    private const float LeastContrast = 0.55f;

    /// <summary>How fast differences of colour fall with the contrast and with the change of tint: exponents.</summary>
    private const float ColourFall = 2;
    private const float TintFall = 0.8f;

    /// <summary>Bounds of how much a channel may deviate more or less than the brightness does. A channel that coloured light left
    /// nearly empty holds noise and highlights only.</summary>
    private const float LeastOwn = 0.65f;
    private const float MostOwn = 1.35f;

    /// <summary>Puts the texture under new light. What deviates from the smooth light is drawn toward it where that exaggerates: in
    /// brightened dark (stubble, shadow edges, sensor noise), and in colour where the light changes its tint.</summary>
    /// <param name="texture">Linear light, changed in place.</param>
    /// <param name="oldLight">The smooth light the texture was taken under, linear.</param>
    /// <param name="newLight">The smooth light it shall be under, linear.</param>
    /// <param name="colour">1 keeps colours, 0 makes the result grey, as a black-and-white target asks for.</param>
    public static void ApplyInPlace(Planes texture, Planes oldLight, Planes newLight, float colour, int workers = 1) => RowBands.Run(
        texture.Height,
        workers,
        (first, end) => ApplyInPlace(texture, oldLight, newLight, colour, first * texture.Width, end * texture.Width));

    private static void ApplyInPlace(Planes texture, Planes oldLight, Planes newLight, float colour, int first, int end)
    {
        for (int i = first; i < end; i++)
        {
            if (newLight.Green.Samples[i] <= 0)
            {
                continue; // the mesh does not reach
            }

            Vector3 old = Vector3.Max(At(oldLight, i), new(Darkest));
            Vector3 lit = Vector3.Max(At(newLight, i), new(Darkest));
            Vector3 own = At(texture, i);
            float brightening = Luminance(lit) / Luminance(old);
            float contrast = brightening > 1 ? Math.Max(LeastContrast, MathF.Pow(brightening, -ContrastFall)) : 1;
            float deviation = Math.Max(Luminance(own) / Luminance(old), 1e-3f);
            float kept = contrast < 1 ? MathF.Pow(deviation, contrast) : deviation;

            Vector3 tint = lit / old / brightening;
            float strongest = Math.Max(Math.Max(tint.X, Math.Max(tint.Y, tint.Z)), 1 / Math.Min(tint.X, Math.Min(tint.Y, tint.Z)));
            float colourShare = MathF.Pow(contrast, ColourFall) * MathF.Pow(strongest, -TintFall);
            Vector3 tinted = Vector3.Clamp(own / old / deviation, new(LeastOwn), new(MostOwn));
            Vector3 result = lit * kept * (Vector3.One + (colourShare * (tinted - Vector3.One)));
            result = Vector3.Lerp(new Vector3(Luminance(result)), result, colour);
            texture.Red.Samples[i] = result.X;
            texture.Green.Samples[i] = result.Y;
            texture.Blue.Samples[i] = result.Z;
        }
    }

    /// <summary>Of a linear (red, green, blue) colour (ITU-R BT.709).</summary>
    public static float Luminance(Vector3 linear) => Vector3.Dot(linear, new(0.2126f, 0.7152f, 0.0722f));

    private static Vector3 At(Planes planes, int i) => new(planes.Red.Samples[i], planes.Green.Samples[i], planes.Blue.Samples[i]);
}

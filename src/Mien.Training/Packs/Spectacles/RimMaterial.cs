using System.Numerics;
using Mien.Training.Data;

namespace Mien.Training.Packs.Spectacles;

/// <summary>What a rim is made of, and how it shines.</summary>
/// <param name="Colour">RGB, sRGB-encoded, 0 … 1.</param>
/// <param name="Other">Of its spots, for horn.</param>
/// <param name="Shine">How bright its highlight is, 0 … 1.</param>
/// <param name="Sharpness">How narrow it is, from 1 on.</param>
/// <param name="Flatness">1 is a tube, more a bar with round edges.</param>
/// <param name="Opacity">Of its middle, 0 … 1; its edges hide more.</param>
/// <param name="Light">Where the light comes from; z toward the camera.</param>
/// <param name="Room">How light it is there.</param>
internal sealed record RimMaterial(Vector3 Colour, Vector3 Other, float Shine, float Sharpness, float Flatness, float Opacity, Vector3 Light, float Room)
{
    private static readonly Vector3[] s_metals =
        [new(0.83f, 0.66f, 0.33f), new(0.72f, 0.73f, 0.75f), new(0.85f, 0.85f, 0.84f), new(0.6f, 0.6f, 0.62f), new(0.08f, 0.08f, 0.09f), new(0.33f, 0.32f, 0.33f), new(0.75f, 0.5f, 0.4f), new(0.5f, 0.4f, 0.22f)];

    public static RimMaterial Metal(float room, SeededDraws draws)
    {
        Vector3 colour = s_metals[draws.Below(s_metals.Length)] * draws.Uniform(0.6f, 1.15f);
        return new(colour, colour, draws.Uniform(0.2f, 1), draws.Uniform(2, 20), 1, 1, LightFrom(draws), room);
    }

    public static RimMaterial Plastic(float room, SeededDraws draws)
    {
        float light = draws.Happens(0.65f) ? draws.Uniform(0.01f, 0.15f) : draws.Uniform(0.2f, 0.9f);
        Vector3 colour = draws.Happens(0.5f) ? new Vector3(light) : new(light * draws.Uniform(0.3f, 1), light * draws.Uniform(0.2f, 1), light * draws.Uniform(0.2f, 1));
        Vector3 spots = draws.Happens(0.3f) ? new Vector3(0.55f, 0.3f, 0.1f) * draws.Uniform(0.5f, 1.4f) : colour;
        float opacity = draws.Happens(0.2f) ? draws.Uniform(0.2f, 0.7f) : 1;
        return new(colour, spots, draws.Uniform(0, 0.6f), draws.Uniform(3, 30), draws.Uniform(2, 6), opacity, LightFrom(draws), room);
    }

    /// <summary>Plastic that lets its ground through; where it is cut or bent away it is bright or dark.</summary>
    public static RimMaterial Clear(float room, SeededDraws draws)
    {
        Vector3 colour = new Vector3(1, draws.Uniform(0.88f, 1), draws.Uniform(0.75f, 1)) * draws.Uniform(0.6f, 1);
        return new(colour, colour, draws.Uniform(0.2f, 0.8f), draws.Uniform(3, 30), draws.Uniform(1, 5), draws.Uniform(0.1f, 0.4f), LightFrom(draws), room);
    }

    /// <summary>The edge of a lens without a rim.</summary>
    public static RimMaterial GlassEdge(float room, SeededDraws draws)
    {
        Vector3 colour = new Vector3(draws.Uniform(0.7f, 1), 1, draws.Uniform(0.8f, 1)) * (draws.Happens(0.5f) ? draws.Uniform(0.6f, 1) : draws.Uniform(0.15f, 0.5f));
        return new(colour, colour, draws.Uniform(0.1f, 0.9f), draws.Uniform(2, 8), 1, draws.Uniform(0.2f, 0.65f), LightFrom(draws), room);
    }

    /// <param name="offset">Across the rim, −1 … 1.</param>
    /// <param name="aside">Which way 1 is.</param>
    /// <param name="spot">0 its colour … 1 that of the spots.</param>
    /// <returns>RGB, and how much of what is behind is hidden.</returns>
    public (Vector3 Colour, float Opacity) At(float offset, Vector2 aside, float spot)
    {
        float lean = MathF.Sign(offset) * MathF.Pow(MathF.Abs(offset), Flatness);
        Vector3 normal = new(aside * lean, MathF.Sqrt(Math.Max(0, 1 - (lean * lean))));
        float facing = Vector3.Dot(normal, Light);
        float mirrored = MathF.Pow(Math.Max(0, (2 * facing * normal.Z) - Light.Z), Sharpness);
        Vector3 lit = Vector3.Lerp(Colour, Other, spot) * (0.45f + (0.75f * Math.Max(0, facing)));
        return ((lit + new Vector3(Shine * mirrored)) * Room, Opacity + ((1 - Opacity) * 0.6f * lean * lean));
    }

    private static Vector3 LightFrom(SeededDraws draws) => Vector3.Normalize(new(draws.Uniform(-1, 1), draws.Uniform(-1.2f, 0.4f), draws.Uniform(0.2f, 1.2f)));
}

using System.Numerics;
using Mien.Faces.Atlases;
using Mien.Faces.Mesh;
using Mien.Imaging.Filters;
using Mien.Imaging.Geometry;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Mien.Training.Data;
using Plane = Mien.Imaging.Pixels.Plane;

namespace Mien.Training.Packs.Completions;

/// <summary>Hides parts of an unwrapped face as other photos would.</summary>
internal sealed class HiddenTexels(CompletionFaces faces, SeededDraws draws)
{
    private const float MostYawDegrees = 72, MostPitchDegrees = 25;

    /// <summary>Around a turned head: where texels are hardly trusted, what was behind the head is seen.</summary>
    private const float StrayFrom = 0.05f, StrayTo = 0.45f;

    private const int Side = Networks.CompletionNetwork.SizePx;

    /// <summary>Hides what would not be seen if the head were turned.</summary>
    public void TurnInPlace(Planes seen, Plane trust, FaceMesh mesh)
    {
        const float degrees = MathF.PI / 180;
        Matrix4x4 turn = Matrix4x4.CreateFromYawPitchRoll(
            draws.Uniform(-MostYawDegrees, MostYawDegrees) * degrees, draws.Uniform(-MostPitchDegrees, MostPitchDegrees) * degrees, 0);
        Box box = mesh.Box;
        Vector3 centre = new(box.X + (box.Width / 2), box.Y + (box.Height / 2), 0);
        Vector3[] turned = new Vector3[mesh.Points.Length];
        for (int i = 0; i < turned.Length; i++)
        {
            turned[i] = Vector3.Transform(mesh.Points[i] - centre, turn) + new Vector3(10_000, 10_000, 0);
        }

        Plane visible = AtlasTrust.Of(turned, new Size(20_000, 20_000), faces.Atlas, faces.Canonical);
        Vector3 behind = Colour();
        float stray = draws.Uniform();
        for (int i = 0; i < trust.Samples.Length; i++)
        {
            trust.Samples[i] *= visible.Samples[i];
            Mix(seen, i, behind, stray * (1 - Ramp.Smooth(StrayFrom, StrayTo, visible.Samples[i])));
        }
    }

    /// <summary>Somebody else's hair, lower than they have it.</summary>
    /// <param name="hair">Its mask in the atlas.</param>
    public void PullHairDownInPlace(Planes seen, Plane trust, byte[] hair)
    {
        int down = draws.Below(Side * 2 / 5);
        bool isTurned = draws.Happens(0.5f);
        float missed = draws.Uniform(0, 0.35f);
        Vector3 colour = Colour() * draws.Uniform(0.1f, 0.8f);
        for (int y = 0; y < Side; y++)
        {
            for (int x = 0; x < Side; x++)
            {
                int from = Math.Max(0, y - down);
                float cover = hair[(from * Side) + (isTurned ? Side - 1 - x : x)] / 255f;
                int i = (y * Side) + x;
                Mix(seen, i, colour, cover);
                trust.Samples[i] *= 1 - Math.Clamp((cover - (missed * 0.3f)) * 1.6f, 0, 1);
            }
        }
    }

    /// <summary>A fringe, a disc, a stripe: without any sign of what it was.</summary>
    public void MakeHolesInPlace(Plane trust)
    {
        Plane holes = new(Side, Side);
        for (int number = 1 + draws.Below(3); number > 0; number--)
        {
            Plane hole = Polygon.Fill(draws.Happens(0.4f) ? Fringe() : Blob(), holes.Size);
            holes = MaskCombination.Max(holes, hole);
        }

        GaussianBlur.RunInPlace(holes, draws.Uniform(0.5f, 4));
        for (int i = 0; i < trust.Samples.Length; i++)
        {
            trust.Samples[i] *= 1 - Math.Min(1, holes.Samples[i]);
        }
    }

    /// <summary>From the top of the face down to somewhere between hairline and eyes, jagged.</summary>
    private Vector2[] Fringe()
    {
        const int teeth = 9;
        (float left, float right) = (draws.Uniform(-0.1f, 0.4f) * Side, draws.Uniform(0.6f, 1.1f) * Side);
        float depth = draws.Uniform(0.12f, 0.38f) * Side;
        List<Vector2> outline = [new(right, -1), new(left, -1)];
        for (int i = 0; i <= teeth; i++)
        {
            outline.Add(new(float.Lerp(left, right, i / (float)teeth), depth * draws.Uniform(0.7f, 1.3f)));
        }

        return [.. outline];
    }

    private Vector2[] Blob()
    {
        const int corners = 10;
        Vector2 centre = new Vector2(draws.Uniform(0.1f, 0.9f), draws.Uniform(0.1f, 0.95f)) * Side;
        float radius = draws.Uniform(0.03f, 0.2f) * Side;
        float flatness = draws.Uniform(0.4f, 2.5f);
        return
        [
            .. Enumerable.Range(0, corners).Select(i =>
            {
                (float sine, float cosine) = MathF.SinCos(i * MathF.Tau / corners);
                return centre + (new Vector2(cosine * flatness, sine) * radius * draws.Uniform(0.7f, 1.2f));
            }),
        ];
    }

    private Vector3 Colour() => new(draws.Uniform(), draws.Uniform(), draws.Uniform());

    private static void Mix(Planes seen, int i, Vector3 colour, float share)
    {
        for (int channel = 0; channel < 3; channel++)
        {
            float[] samples = seen[channel].Samples;
            samples[i] += share * (colour[channel] - samples[i]);
        }
    }
}

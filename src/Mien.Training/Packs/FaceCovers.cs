using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Geometry;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Mien.Training.Data;
using Plane = Mien.Imaging.Pixels.Plane;

namespace Mien.Training.Packs;

/// <summary>Draws what people have before their faces: locks of hair, hands, rims of spectacles, things held up. Where they are is known, so that a
/// network can be taught to leave them where a swap would paint over them.</summary>
internal static class FaceCovers
{
    private static readonly Func<FaceMesh, SeededDraws, Cover>[] s_kinds = [Hair, Hair, Hand, Spectacles, Spectacles, Thing];

    /// <summary>Draws one cover.</summary>
    /// <param name="mesh">In pixels of the picture.</param>
    /// <returns>How much of each pixel is covered, 0 … 1.</returns>
    public static Plane DrawInPlace(Picture picture, FaceMesh mesh, SeededDraws draws)
    {
        Cover cover = s_kinds[draws.Below(s_kinds.Length)](mesh, draws);
        Plane mask = new(picture.Width, picture.Height);
        foreach (Vector2[] outline in cover.Outlines)
        {
            Plane part = Polygon.Fill(outline, mask.Size);
            for (int i = 0; i < mask.Samples.Length; i++)
            {
                mask.Samples[i] = Math.Max(mask.Samples[i], part.Samples[i]);
            }
        }

        Paint(picture, mask, cover.Colour, draws);
        return mask;
    }

    /// <summary>Locks that fall from above the forehead.</summary>
    private static Cover Hair(FaceMesh mesh, SeededDraws draws)
    {
        Box box = mesh.Box;
        float from = draws.Uniform(0.05f, 0.95f);
        List<Vector2[]> locks = [];
        for (int number = 3 + draws.Below(9); number > 0; number--)
        {
            Vector2 root = At(box, from + draws.Uniform(-0.15f, 0.15f), draws.Uniform(-0.25f, 0.02f));
            Vector2 tip = At(box, from + draws.Uniform(-0.35f, 0.35f), draws.Uniform(0.1f, 0.6f));
            Vector2 bend = ((root + tip) / 2) + (new Vector2(draws.Uniform(-0.15f, 0.15f), 0) * box.Width);
            locks.Add(Ribbon(root, bend, tip, box.Width * draws.Uniform(0.004f, 0.035f)));
        }

        float light = draws.Uniform(0.03f, 0.6f);
        return new(locks, new(light, light * draws.Uniform(0.6f, 0.95f), light * draws.Uniform(0.35f, 0.85f)));
    }

    /// <summary>Fingers that come in from below or beside, of about the face's colour.</summary>
    private static Cover Hand(FaceMesh mesh, SeededDraws draws)
    {
        Box box = mesh.Box;
        float side = draws.Happens(0.5f) ? -0.3f : 1.3f;
        Vector2 wrist = At(box, side, draws.Uniform(0.7f, 1.4f));
        Vector2 reach = At(box, draws.Uniform(0.2f, 0.8f), draws.Uniform(0.45f, 0.9f));
        float width = box.Width * draws.Uniform(0.04f, 0.07f);
        Vector2 across = Vector2.Normalize(new Vector2(wrist.Y - reach.Y, reach.X - wrist.X)) * width * 2.1f;
        List<Vector2[]> fingers = [];
        for (int finger = 0; finger < 4; finger++)
        {
            Vector2 shift = across * (finger - 1.5f);
            fingers.Add(Ribbon(wrist + (shift * 1.2f), ((wrist + reach) / 2) + shift, reach + shift + (across * draws.Uniform(-0.2f, 0.2f)), width));
        }

        float light = draws.Uniform(0.35f, 0.85f);
        return new(fingers, new(light, light * draws.Uniform(0.65f, 0.85f), light * draws.Uniform(0.5f, 0.75f)));
    }

    /// <summary>Two rims, a bridge and two sides.</summary>
    private static Cover Spectacles(FaceMesh mesh, SeededDraws draws)
    {
        Vector2 left = Middle(mesh, MeshTopology.LeftEyeLoop), right = Middle(mesh, MeshTopology.RightEyeLoop);
        (left, right) = left.X < right.X ? (left, right) : (right, left);
        Vector2 along = right - left;
        Vector2 down = new(-along.Y, along.X);
        (float width, float height) = (draws.Uniform(0.33f, 0.44f), draws.Uniform(0.22f, 0.4f));
        float rim = draws.Uniform(0.02f, 0.075f);
        float square = draws.Uniform(2, 5);
        left += down * 0.06f;
        right += down * 0.06f;
        Vector2[] Bar(Vector2 from, Vector2 to) => Ribbon(from, (from + to) / 2, to, along.Length() * rim * 0.5f);
        List<Vector2[]> parts =
        [
            Rim(left), Rim(right),
            Bar(left + (along * width), right - (along * width)),
            Bar(left - (along * width), left - (along * (width + 0.4f)) - (down * 0.03f)),
            Bar(right + (along * width), right + (along * (width + 0.4f)) - (down * 0.03f)),
        ];
        float light = draws.Happens(0.7f) ? draws.Uniform(0.02f, 0.2f) : draws.Uniform(0.3f, 0.8f);
        return new(parts, new(light, light * draws.Uniform(0.6f, 1), light * draws.Uniform(0.4f, 1)));

        // The inner outline runs back: by the even-odd rule what is between is filled.
        Vector2[] Rim(Vector2 eye) => [.. Ellipse(eye, 1 + (rim / width)), .. Ellipse(eye, 1)];

        IEnumerable<Vector2> Ellipse(Vector2 eye, float scale) => Enumerable.Range(0, 49).Select(i =>
        {
            (float sine, float cosine) = MathF.SinCos(i * MathF.Tau / 48);
            return eye + (along * width * scale * Rounded(cosine)) + (down * height * scale * Rounded(sine));
        });

        float Rounded(float value) => MathF.Sign(value) * MathF.Pow(MathF.Abs(value), 2 / square);
    }

    /// <summary>Something with straight edges, before a lower corner of the face.</summary>
    private static Cover Thing(FaceMesh mesh, SeededDraws draws)
    {
        Box box = mesh.Box;
        Vector2 from = At(box, draws.Uniform(-0.2f, 1.2f), draws.Uniform(0.95f, 1.3f));
        Vector2 to = At(box, draws.Uniform(0.1f, 0.9f), draws.Uniform(0.55f, 0.9f));
        return new([Ribbon(from, (from + to) / 2, to, box.Width * draws.Uniform(0.06f, 0.22f))], new(draws.Uniform(), draws.Uniform(), draws.Uniform()));
    }

    /// <summary>Mixes the colour in, lighter on one side and a little uneven.</summary>
    private static void Paint(Picture picture, Plane mask, Vector3 colour, SeededDraws draws)
    {
        (float across, float along, float wave) = (draws.Uniform(-0.3f, 0.3f), draws.Uniform(-0.3f, 0.3f), draws.Uniform(0.1f, 0.9f));
        for (int i = 0; i < mask.Samples.Length; i++)
        {
            float cover = mask.Samples[i];
            if (cover > 0)
            {
                (int y, int x) = Math.DivRem(i, mask.Width);
                float light = 1 + (across * ((2f * x / mask.Width) - 1)) + (along * ((2f * y / mask.Height) - 1)) + (0.12f * MathF.Sin(wave * (x + (0.3f * y)))) + draws.Uniform(-0.05f, 0.05f);
                for (int channel = 0; channel < 3; channel++)
                {
                    byte before = picture.Rgb[(i * 3) + channel];
                    picture.Rgb[(i * 3) + channel] = SampleBytes.Of((before / 255f * (1 - cover)) + (colour[channel] * light * cover));
                }
            }
        }
    }

    /// <summary>A band along a curve (quadratic Bézier), narrower at its end.</summary>
    private static Vector2[] Ribbon(Vector2 from, Vector2 bend, Vector2 to, float halfWidth)
    {
        const int pieces = 12;
        Vector2[] outline = new Vector2[2 * (pieces + 1)];
        for (int i = 0; i <= pieces; i++)
        {
            float t = i / (float)pieces;
            Vector2 place = Vector2.Lerp(Vector2.Lerp(from, bend, t), Vector2.Lerp(bend, to, t), t);
            Vector2 direction = Vector2.Normalize(Vector2.Lerp(bend - from, to - bend, t) + new Vector2(1e-3f));
            Vector2 aside = new Vector2(-direction.Y, direction.X) * halfWidth * (1 - (0.6f * t * t));
            outline[i] = place + aside;
            outline[^(i + 1)] = place - aside;
        }

        return outline;
    }

    private static Vector2 Middle(FaceMesh mesh, ReadOnlySpan<int> loop)
    {
        Vector2[] points = mesh.Flat(loop);
        return points.Aggregate(Vector2.Add) / points.Length;
    }

    private static Vector2 At(Box box, float across, float down) => new(box.X + (across * box.Width), box.Y + (down * box.Height));

    /// <param name="Outlines">In pixels; what lies in any of them is covered.</param>
    private sealed record Cover(IReadOnlyList<Vector2[]> Outlines, Vector3 Colour);
}

using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Geometry;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Mien.Training.Data;
using Plane = Mien.Imaging.Pixels.Plane;

namespace Mien.Training.Packs.Parsing;

/// <summary>A face whose mouth is opened, closed, pursed or drawn down, with dark, teeth and tongue in the gap.</summary>
internal static class MovedMouth
{
    public static LabelledFace Of(LabelledFace face, float room, SeededDraws draws)
    {
        MouthWarp warp = new(face.Mesh, draws);
        FaceMesh mesh = warp.After(face.Mesh);
        Picture picture = face.Picture.Clone();
        Plane hair = face.Hair.Clone();
        Gap gap = new(warp, room, draws);
        Box box = mesh.Box;
        float middle = (mesh[MeshTopology.MouthLeft].X + mesh[MeshTopology.MouthRight].X) / 2;
        int left = Math.Max(0, (int)(middle - box.Width)), right = Math.Min(hair.Width - 1, (int)(middle + box.Width));
        for (int y = Math.Max(0, (int)(box.Y + (box.Height * 0.3f))); y < Math.Min(hair.Height, warp.Bottom); y++)
        {
            for (int x = left; x <= right; x++)
            {
                (Vector2 place, float top, float end, Vector2 within) = warp.Before(new(x, y));
                float isGap = warp.IsOpen ? Math.Clamp(Math.Min(within.Y - top, end - within.Y) + 0.5f, 0, 1) : 0;
                Vector3 colour = Colour(face.Picture, place);
                hair[x, y] = Sample(face.Hair, place) * (1 - isGap);
                colour = isGap > 0 ? Vector3.Lerp(colour, gap.At(within, top, end), isGap) : colour;
                for (int channel = 0; channel < 3; channel++)
                {
                    picture.Rgb[(3 * ((y * hair.Width) + x)) + channel] = SampleBytes.Of(colour[channel]);
                }
            }
        }

        return face with { Picture = picture, Mesh = mesh, Hair = hair };
    }

    private static Vector3 Colour(Picture picture, Vector2 place)
    {
        float left = Math.Clamp(place.X, 0, picture.Width - 1.001f), top = Math.Clamp(place.Y, 0, picture.Height - 1.001f);
        (int x, int y) = ((int)left, (int)top);
        Vector3 above = Vector3.Lerp(At(x, y), At(x + 1, y), left - x), below = Vector3.Lerp(At(x, y + 1), At(x + 1, y + 1), left - x);
        return Vector3.Lerp(above, below, top - y);

        Vector3 At(int column, int row)
        {
            int at = 3 * ((row * picture.Width) + column);
            return new Vector3(picture.Rgb[at], picture.Rgb[at + 1], picture.Rgb[at + 2]) / 255;
        }
    }

    private static float Sample(Plane plane, Vector2 place) =>
        plane[(int)Math.Clamp(place.X + 0.5f, 0, plane.Width - 1), (int)Math.Clamp(place.Y + 0.5f, 0, plane.Height - 1)];

    /// <summary>What is seen between open lips.</summary>
    private sealed class Gap(MouthWarp warp, float room, SeededDraws draws)
    {
        private readonly Vector3 _dark = new Vector3(0.3f, draws.Uniform(0.06f, 0.14f), draws.Uniform(0.06f, 0.14f)) * draws.Uniform(0.05f, 1.3f);
        private readonly Vector3 _tongue = new Vector3(0.72f, draws.Uniform(0.28f, 0.45f), draws.Uniform(0.28f, 0.45f)) * draws.Uniform(0.45f, 1.1f);
        private readonly Vector3 _teeth = new Vector3(0.95f, 0.91f, draws.Uniform(0.7f, 0.9f)) * draws.Uniform(0.5f, 1);
        private readonly float _upper = !warp.HasTeeth && draws.Happens(0.55f) ? warp.HalfWidth * draws.Uniform(0.08f, 0.34f) : 0;
        private readonly float _lower = draws.Happens(0.35f) ? warp.HalfWidth * draws.Uniform(0.06f, 0.25f) : 0;
        private readonly float _tongueFrom = draws.Happens(0.65f) ? draws.Uniform(0.25f, 0.8f) : 2;
        private readonly float _tooth = warp.HalfWidth * draws.Uniform(0.16f, 0.26f);

        public Vector3 At(Vector2 place, float top, float end)
        {
            float height = Math.Max(1, end - top), deep = (place.Y - top) / height, across = place.X / _tooth;
            float bow = 0.5f + (0.5f * MathF.Cos(Math.Clamp((deep - 1) * 2, -1, 1)));
            Vector3 colour = _dark * (0.6f + (0.6f * deep));
            colour = Vector3.Lerp(colour, _tongue * (0.7f + (0.3f * bow)), Ramp.Smooth(_tongueFrom, _tongueFrom + 0.15f, deep));
            float between = 1 - (0.22f * MathF.Pow(MathF.Abs(MathF.Cos(across * MathF.PI)), 12)), round = Math.Min(1, height / warp.HalfWidth);
            colour = Vector3.Lerp(colour, _teeth * between, Ramp.Smooth(-1, 1, (_upper * round) - (place.Y - top)) * (_upper > 0 ? 1 : 0));
            colour = Vector3.Lerp(colour, _teeth * (between * 0.85f), Ramp.Smooth(-1, 1, (_lower * round) - (end - place.Y)) * (_lower > 0 ? 1 : 0));
            float lit = 0.75f + (0.25f * Math.Min(1, Math.Min(place.Y - top, end - place.Y) / 4));
            return colour * room * lit;
        }
    }
}

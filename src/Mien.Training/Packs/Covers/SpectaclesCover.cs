using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Training.Data;
using static Mien.Training.Packs.Covers.CoverOutline;

namespace Mien.Training.Packs.Covers;

/// <summary>Draws the frames of spectacles: two rims, a bridge, and arms toward the ears. Whole rims or upper ones alone, of thick plastic or
/// thin wire, dark or light, some of them half transparent.</summary>
internal static class SpectaclesCover
{
    private const float UpperRimsAlone = 0.2f;
    private const float ThinShare = 0.4f;
    private const float DarkShare = 0.65f;
    private const float ClearShare = 0.25f;

    public static FaceCover Draw(FaceMesh mesh, SeededDraws draws)
    {
        Vector2 left = Middle(mesh, MeshTopology.LeftEyeLoop), right = Middle(mesh, MeshTopology.RightEyeLoop);
        (left, right) = left.X < right.X ? (left, right) : (right, left);
        Vector2 along = right - left;
        Vector2 down = new(-along.Y, along.X);
        (float width, float height) = (draws.Uniform(0.33f, 0.44f), draws.Uniform(0.22f, 0.4f));
        float rim = draws.Happens(ThinShare) ? draws.Uniform(0.008f, 0.02f) : draws.Uniform(0.02f, 0.075f);
        float square = draws.Uniform(2, 5);
        bool areWhole = !draws.Happens(UpperRimsAlone);
        float light = draws.Happens(DarkShare) ? draws.Uniform(0.02f, 0.2f) : draws.Uniform(0.3f, 0.85f);
        float thick = along.Length() * rim * 0.5f;
        left += down * 0.06f;
        right += down * 0.06f;
        Vector2 hinge = along * width;
        Vector2 rise = down * height * draws.Uniform(0, 0.7f);
        Vector2 toEar = along * draws.Uniform(0.2f, 0.5f);
        List<Vector2[]> parts =
        [
            Rim(left), Rim(right),
            Ribbon(left + hinge - rise, ((left + right) / 2) - (rise * 1.3f), right - hinge - rise, thick),
            Bar(left - hinge - rise, left - hinge - toEar - rise, thick * 1.2f),
            Bar(right + hinge - rise, right + hinge + toEar - rise, thick * 1.2f),
        ];
        return new(parts, new(light, light * draws.Uniform(0.5f, 1), light * draws.Uniform(0.25f, 1)))
        {
            Opacity = draws.Happens(ClearShare) ? draws.Uniform(0.35f, 0.8f) : 1,
            Shade = draws.Uniform(0, 0.35f),
            ShadePx = along.Length() * draws.Uniform(0.01f, 0.05f),
        };

        Vector2[] Glass(Vector2 eye) => [.. Ellipse(eye, along * width, down * height, square)];

        // The inner outline runs back: by the even-odd rule what is between is filled.
        Vector2[] Rim(Vector2 eye)
        {
            Vector2[] inner = Glass(eye);
            Vector2[] outer = [.. Ellipse(eye, along * (width + rim), down * (height + rim), square)];
            return areWhole ? [.. outer, .. inner] : [.. outer[24..], .. Enumerable.Reverse(inner[24..])];
        }
    }
}

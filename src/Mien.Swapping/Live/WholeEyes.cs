using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Swapping.Live;

/// <summary>An eye is shown whole where the face around it is: a network takes a dark eye for something that lies before the face now and then, and one
/// eye of each person is worse than any seam. Hair or a hand over an eye lies over its surroundings, too, and stays.</summary>
/// <remarks>In ellipses as long as the eye's opening and <see cref="Height"/> times as high: an inner one is the eye, which fades out to a second one; from
/// there to a third are its surroundings.</remarks>
internal static class WholeEyes
{
    private const float Height = 0.6f;
    private const float EyeRadius = 1.15f;
    private const float FadedRadius = 1.5f;
    private const float AroundRadius = 2.2f;

    /// <summary>Where no more than this part of the surroundings is shown, an eye is left as the network has it; from the larger one on it is whole.</summary>
    private const float LeastAround = 0.5f, EnoughAround = 0.75f;

    /// <param name="shown">Where the drawn face is to be seen, 0 … 1.</param>
    /// <param name="drawn">How much of each pixel was drawn over, 0 … 1.</param>
    /// <param name="origin">The planes' upper left pixel in the mesh's picture.</param>
    public static void ShowInPlace(Plane shown, Plane drawn, FaceMesh mesh, Vector2 origin)
    {
        ShowInPlace(shown, drawn, mesh.Flat(MeshTopology.LeftEyeOpening), origin);
        ShowInPlace(shown, drawn, mesh.Flat(MeshTopology.RightEyeOpening), origin);
    }

    private static void ShowInPlace(Plane shown, Plane drawn, Vector2[] opening, Vector2 origin)
    {
        const int innerCorner = 8;
        Vector2 centre = ((opening[0] + opening[innerCorner]) / 2) - origin;
        Vector2 along = (opening[innerCorner] - opening[0]) / 2;
        float reachPx = along.Length() * AroundRadius;
        if (reachPx < 1)
        {
            return;
        }

        int sidePx = (2 * (int)MathF.Ceiling(reachPx)) + 1;
        Region box = new Region((int)(centre.X - reachPx), (int)(centre.Y - reachPx), sidePx, sidePx).Intersect(Region.Of(shown.Size));
        float whole = Whole(shown, drawn, box, pixel => RadiusOf(pixel - centre, along));
        for (int y = box.Y; y < box.Bottom && whole > 0; y++)
        {
            for (int x = box.X; x < box.Right; x++)
            {
                float inside = Math.Clamp((FadedRadius - RadiusOf(new Vector2(x, y) - centre, along)) / (FadedRadius - EyeRadius), 0, 1);
                shown[x, y] = Math.Max(shown[x, y], drawn[x, y] * inside * whole);
            }
        }
    }

    /// <summary>How whole the eye is to be, from how much of what was drawn around it is shown.</summary>
    private static float Whole(Plane shown, Plane drawn, Region box, Func<Vector2, float> radiusOf)
    {
        (float seen, float all) = (0, 0);
        for (int y = box.Y; y < box.Bottom; y++)
        {
            for (int x = box.X; x < box.Right; x++)
            {
                if (radiusOf(new(x, y)) is >= FadedRadius and <= AroundRadius)
                {
                    seen += drawn[x, y] * shown[x, y];
                    all += drawn[x, y];
                }
            }
        }

        return all > 0 ? Math.Clamp(((seen / all) - LeastAround) / (EnoughAround - LeastAround), 0, 1) : 0;
    }

    /// <summary>1 at the corners of the eye.</summary>
    private static float RadiusOf(Vector2 fromCentre, Vector2 along)
    {
        float scale = 1 / along.LengthSquared();
        float across = ((fromCentre.Y * along.X) - (fromCentre.X * along.Y)) * scale / Height;
        float lengthwise = Vector2.Dot(fromCentre, along) * scale;
        return MathF.Sqrt((lengthwise * lengthwise) + (across * across));
    }
}

using System.Numerics;
using Mien.Imaging.Geometry;

namespace Mien.Drawings;

/// <summary>Where the edges of the face's mesh are seen; not across eyes and mouth.</summary>
internal static class MeshLines
{
    /// <returns>Per pixel whether the nearest edge of the coarse mesh is at most half a line away.</returns>
    public static bool[] Find(TriangleRaster raster, SculptTriangle[] triangles, float width)
    {
        bool[] lines = new bool[raster.Triangle.Length];
        Vector2[][] slopes = [.. triangles.Select((_, i) => SlopesOf(raster, i))];
        for (int pixel = 0; pixel < lines.Length; pixel++)
        {
            int index = raster.Triangle[pixel];
            if (index < 0 || triangles[index].Part != SculptPart.Face)
            {
                continue;
            }

            SculptTriangle triangle = triangles[index];
            (float first, float second) = (raster.First[pixel], raster.Second[pixel]);
            Vector3 place = (first * triangle.FirstPlace) + (second * triangle.SecondPlace) + ((1 - first - second) * triangle.ThirdPlace);
            for (int axis = 0; axis < 3; axis++)
            {
                Vector2 slope = (slopes[index][0] * triangle.FirstPlace[axis]) + (slopes[index][1] * triangle.SecondPlace[axis])
                    - ((slopes[index][0] + slopes[index][1]) * triangle.ThirdPlace[axis]);
                lines[pixel] |= place[axis] < slope.Length() * width / 2;
            }
        }

        return lines;
    }

    /// <summary>How the weights of a triangle's first two corners change per pixel.</summary>
    private static Vector2[] SlopesOf(TriangleRaster raster, int triangle)
    {
        Vector2 a = raster.Vertices[raster.Triangles[triangle * 3]];
        Vector2 b = raster.Vertices[raster.Triangles[(triangle * 3) + 1]];
        Vector2 c = raster.Vertices[raster.Triangles[(triangle * 3) + 2]];
        float area = ((b.X - a.X) * (c.Y - a.Y)) - ((b.Y - a.Y) * (c.X - a.X));
        return [new Vector2(b.Y - c.Y, c.X - b.X) / area, new Vector2(c.Y - a.Y, a.X - c.X) / area];
    }
}

using System.Runtime.Intrinsics;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Imaging.Resampling;

/// <summary>Draws a picture along a dense map, pixel by pixel.</summary>
public static class Remap
{
    /// <param name="outputToSource">Of the output's size. Places outside the picture show its edge.</param>
    /// <param name="workers">Threads to share the work; the result does not depend on it.</param>
    /// <returns>In the picture's encoding, not below 0; 0 where the map shows nothing. Catmull-Rom within a level; where the map
    /// shrinks, two levels are mixed by the pixel's footprint (trilinear), so that nothing aliases.</returns>
    public static Planes Render(MipPyramid source, RemapField outputToSource, int workers = 1)
    {
        Size size = outputToSource.Size;
        Planes output = new(size.Width, size.Height);
        RowBands.Run(size.Height, workers, (first, end) =>
        {
            for (int y = first; y < end; y++)
            {
                DrawRow(source, outputToSource, y, output);
            }
        });
        return output;
    }

    private static void DrawRow(MipPyramid source, RemapField map, int y, Planes output)
    {
        for (int x = 0; x < map.Size.Width; x++)
        {
            float sourceX = map.X[x, y];
            float sourceY = map.Y[x, y];
            if (float.IsNaN(sourceX + sourceY))
            {
                continue;
            }

            (int level, float nextShare) = MeshWarpTriangle.Split(MathF.Log2(map.Footprint(x, y)), source.Count);
            Vector128<float> colour = At(source, level, sourceX, sourceY);
            if (nextShare > 0)
            {
                colour += nextShare * (At(source, level + 1, sourceX, sourceY) - colour);
            }

            output.Red[x, y] = colour[0];
            output.Green[x, y] = colour[1];
            output.Blue[x, y] = colour[2];
        }
    }

    private static Vector128<float> At(MipPyramid source, int level, float x, float y)
    {
        float scale = 1f / (1 << level);
        Vector128<float> place = Vector128.Create(((x + 0.5f) * scale) - 0.5f, ((y + 0.5f) * scale) - 0.5f, 0, 0);
        (float red, float green, float blue) = CatmullRomTexels.At(new TexelLevel(source[level]), place);
        return Vector128.Create(red, green, blue, 0);
    }
}

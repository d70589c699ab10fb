using Mien.Imaging.Pixels;
using Mien.Swapping.Meshes.Light;

namespace Mien.Swapping.Meshes.Render;

/// <summary>Steps of drawing a texture on the mesh of a frame.</summary>
internal static class FaceRenderer
{
    private const int Lanes = 8;

    /// <summary>Carries the maps of the small atlas to the pixels of some rows and puts the texture there under the new light.</summary>
    /// <param name="colour">Of the new light, see <see cref="LightField.Colour"/>; null keeps the old light.</param>
    internal static void ReadMaps(RenderedFace rendered, AtlasSheet sheet, float? colour, int firstRow, int endRow)
    {
        int width = rendered.Raster.Size.Width;
        int stride = width + Lanes;
        float[] pixels = new float[stride * AtlasSheet.Stride];
        float[] rows = new float[stride * AtlasSheet.Stride];
        for (int y = firstRow; y < endRow; y++)
        {
            (int first, int end) = sheet.ReadRow(rendered.Raster, y, pixels, rows, stride);
            for (int x = first; colour is not null && x < end; x += Lanes)
            {
                LightChange change = LightChange.Load(rows, stride, x);
                Relighting.Apply(change, rendered.Linear, (y * width) + x, (y * width) + end, colour.Value);
            }

            Keep(AtlasSheet.Trust, rendered.Trust.Row(y));
            Keep(AtlasSheet.Shown, rendered.Shown.Row(y));
            Keep(AtlasSheet.Skin, rendered.Skin.Row(y));

            void Keep(int map, Span<float> row)
            {
                row[..first].Clear();
                rows.AsSpan((map * stride) + first, end - first).CopyTo(row[first..end]);
                row[end..].Clear();
            }
        }
    }

    internal static Planes CopyInto(Planes copy, Planes planes)
    {
        for (int channel = 0; channel < 3; channel++)
        {
            planes[channel].Samples.CopyTo(copy[channel].Samples, 0);
        }

        return copy;
    }
}

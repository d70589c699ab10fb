using System.Numerics;
using Mien.Faces;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Swapping.Meshes.Atlas;

/// <summary>A frame seen smaller by a whole factor, so that a face of any size is worked on within bounded memory and time. What is written is
/// carried over as a change: the frame's finest details stay under it.</summary>
/// <param name="factor">At least 2; what is left over at the right and lower edge does not show.</param>
internal sealed class ReducedFrame(IFrame frame, int factor) : IFrame
{
    /// <summary>Faces are worked on at no more than this many pixels to a side: no source texture is finer.</summary>
    private const int MostFacePx = 1600;

    /// <summary>A face may shrink to this part of the limit before it is seen larger again: a track must not change back and forth.</summary>
    private const float Slack = 0.85f;

    /// <summary>Rows of the small picture that are in memory at full size at a time.</summary>
    private const int StripRows = 32;

    public Size Size => new(frame.Size.Width / factor, frame.Size.Height / factor);

    /// <param name="last">The factor of the frame before, or 1.</param>
    /// <returns>The factor by which the face has to be reduced; 1 for most.</returns>
    public static int FactorFor(Face face, int last = 1)
    {
        float sidePx = Math.Max(face.Mesh.Box.Width, face.Mesh.Box.Height);
        int needed = Math.Max(1, (int)MathF.Ceiling(sidePx / MostFacePx));
        int withSlack = Math.Max(1, (int)MathF.Ceiling(sidePx / (Slack * MostFacePx)));
        return Math.Clamp(last, needed, withSlack);
    }

    /// <summary>The frame and its face, reduced where the face is too large.</summary>
    /// <param name="factor">Of the frame before, or 1; becomes this frame's.</param>
    public static (IFrame Frame, Face Face) Fit(IFrame frame, Face face, ref int factor)
    {
        factor = FactorFor(face, factor);
        return factor > 1 ? (new ReducedFrame(frame, factor), Reduce(face, factor)) : (frame, face);
    }

    /// <summary>The face as the smaller picture shows it.</summary>
    public static Face Reduce(Face face, int factor)
    {
        float scale = 1f / factor;
        Affine2 frameToReduced = Affine2.Similarity(scale, 0, new Vector2((scale - 1) / 2));
        return Face.Of(face.Mesh.Map(frameToReduced), face.DetectionScore);
    }

    public Planes Read(Region region)
    {
        Planes reduced = new(region.Width, region.Height);
        for (int y = 0; y < region.Height; y += StripRows)
        {
            int rows = Math.Min(StripRows, region.Height - y);
            Planes strip = frame.Read(Strip(region, y, rows));
            for (int channel = 0; channel < 3; channel++)
            {
                for (int row = 0; row < rows; row++)
                {
                    Average(strip[channel], row * factor, reduced[channel].Row(y + row));
                }
            }
        }

        return reduced;
    }

    public void Write(Region region, Planes planes, Plane mask)
    {
        Planes change = Read(region);
        for (int channel = 0; channel < 3; channel++)
        {
            float[] before = change[channel].Samples;
            for (int i = 0; i < before.Length; i++)
            {
                before[i] = planes[channel].Samples[i] - before[i];
            }
        }

        for (int y = 0; y < region.Height; y += StripRows)
        {
            int rows = Math.Min(StripRows, region.Height - y);
            Region place = Strip(region, y, rows);
            Planes strip = frame.Read(place);
            Plane stripMask = new(place.Width, place.Height);
            AddEnlarged(mask, y, stripMask);
            for (int channel = 0; channel < 3; channel++)
            {
                AddEnlarged(change[channel], y, strip[channel]);
            }

            frame.Write(place, strip, stripMask);
        }
    }

    private Region Strip(Region region, int y, int rows) =>
        new(region.X * factor, (region.Y + y) * factor, region.Width * factor, rows * factor);

    private void Average(Plane strip, int firstRow, Span<float> reduced)
    {
        reduced.Clear();
        for (int dy = 0; dy < factor; dy++)
        {
            ReadOnlySpan<float> row = strip.Row(firstRow + dy);
            for (int x = 0; x < reduced.Length; x++)
            {
                float sum = 0;
                foreach (float sample in row.Slice(x * factor, factor))
                {
                    sum += sample;
                }

                reduced[x] += sum / (factor * factor);
            }
        }
    }

    /// <summary>Adds a small plane's rows from <paramref name="firstRow"/> on, brought up to full size (bilinear).</summary>
    private void AddEnlarged(Plane small, int firstRow, Plane strip)
    {
        float[] row = new float[small.Width];
        for (int y = 0; y < strip.Height; y++)
        {
            float place = Math.Clamp(firstRow + ((y + 0.5f) / factor) - 0.5f, 0, small.Height - 1);
            int upper = (int)place;
            int lower = Math.Min(upper + 1, small.Height - 1);
            float share = place - upper;
            for (int x = 0; x < row.Length; x++)
            {
                row[x] = small[x, upper] + (share * (small[x, lower] - small[x, upper]));
            }

            Span<float> output = strip.Row(y);
            for (int x = 0; x < output.Length; x++)
            {
                float column = Math.Clamp(((x + 0.5f) / factor) - 0.5f, 0, row.Length - 1);
                int left = (int)column;
                int right = Math.Min(left + 1, row.Length - 1);
                output[x] += row[left] + ((column - left) * (row[right] - row[left]));
            }
        }
    }
}

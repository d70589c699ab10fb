using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Faces.Tracks;

/// <summary>A frame as 32×18 colours: enough to tell one scene from another. Immutable.</summary>
public sealed class FrameThumbnail
{
    public const int Width = 32;
    public const int Height = 18;

    /// <summary>Rows of the frame that are read for each row of the thumbnail; reading all would cost far more.</summary>
    private const int RowsPerCell = 2;

    private const float LeastContrast = 0.012f;
    private readonly float[] _samples;

    private FrameThumbnail(float[] samples)
    {
        _samples = samples;
        double deviation = 0;
        foreach (float[] channel in samples.Chunk(Width * Height))
        {
            double mean = channel.Average(value => (double)value);
            deviation += channel.Sum(value => (value - mean) * (value - mean)) / samples.Length;
        }

        IsBlank = Math.Sqrt(deviation) < LeastContrast;
    }

    /// <summary>[3,18,32] RGB, 0 … 1.</summary>
    public ReadOnlySpan<float> Samples => _samples;

    /// <summary>Nearly one colour all over (black, white, a flash that burns everything out): it says nothing about the scene.</summary>
    public bool IsBlank { get; }

    public static FrameThumbnail Of(IFrame frame)
    {
        float[] samples = new float[3 * Width * Height];
        for (int i = 0; i < Height * RowsPerCell; i++)
        {
            int y = Math.Min(frame.Size.Height - 1, (int)((i + 0.5f) * frame.Size.Height / (Height * RowsPerCell)));
            Planes row = frame.Read(new Region(0, y, frame.Size.Width, 1));
            for (int channel = 0; channel < 3; channel++)
            {
                AddMeans(row[channel].Row(0), samples.AsSpan((((channel * Height) + (i / RowsPerCell)) * Width), Width));
            }
        }

        return new(samples);
    }

    private static void AddMeans(ReadOnlySpan<float> row, Span<float> cells)
    {
        for (int x = 0; x < cells.Length; x++)
        {
            int left = Math.Min(row.Length - 1, x * row.Length / cells.Length);
            int right = Math.Max(left + 1, (x + 1) * row.Length / cells.Length);
            float sum = 0;
            foreach (float value in row[left..right])
            {
                sum += value;
            }

            cells[x] += sum / ((right - left) * RowsPerCell);
        }
    }
}

using System.Buffers;
using Mien.Imaging.Geometry;

namespace Mien.Imaging.Resampling;

/// <summary>How one warp is done: which source region it needs and in which steps it is made. A map along the axes is one
/// separable pass with a tent as wide as the coarser pixel. Any other map is sampled bilinearly, where it shrinks after
/// area means have brought the source down to one pixel per output pixel. The grid of those means starts at the picture's
/// corner, so the result does not depend on the region.</summary>
internal sealed class WarpPlan
{
    // Up to this many source pixels per output pixel bilinear sampling alone is free of visible aliasing.
    private const double BilinearLimit = 1.15;

    private readonly Affine2 _outputToSource;
    private readonly Border _border;
    private readonly (float X, float Y) _edge;
    private readonly AxisTaps? _columns;
    private readonly AxisTaps? _rows;
    private readonly double _footprint = 1;
    private readonly int _smallX;
    private readonly int _smallY;
    private readonly bool _alongAxes;

    public WarpPlan(Size sourceSize, Affine2 sourceToOutput, Size outputSize, Border border)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(outputSize.Width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(outputSize.Height);
        _outputToSource = sourceToOutput.Invert();
        _border = border;
        Affine2 map = _outputToSource;
        double slack = 1e-3 / Math.Max(outputSize.Width, outputSize.Height);
        _alongAxes = Math.Abs(map.Xy) < slack && Math.Abs(map.Yx) < slack;
        if (_alongAxes)
        {
            bool replicate = border.Value is null;
            _columns = AxisTaps.Create(sourceSize.Width, outputSize.Width, map.Xx, map.X0, ResampleFilter.Triangle, replicate);
            _rows = AxisTaps.Create(sourceSize.Height, outputSize.Height, map.Yy, map.Y0, ResampleFilter.Triangle, replicate);
            Region = Span(_columns, _rows);
            return;
        }

        double step = LongestStep(map);
        _footprint = step > BilinearLimit ? step : 1;
        _edge = ((float)((sourceSize.Width / _footprint) - 1), (float)((sourceSize.Height / _footprint) - 1));
        Region seen = Bounds(map, outputSize, sourceSize, (int)Math.Ceiling(2 * _footprint));
        if (_footprint == 1)
        {
            Region = seen;
            return;
        }

        (_smallX, _columns) = AreaTaps(seen.X, seen.Right, sourceSize.Width);
        (_smallY, _rows) = AreaTaps(seen.Y, seen.Bottom, sourceSize.Height);
        Region = Span(_columns, _rows);
    }

    /// <summary>The part of the source to have at hand: not empty, inside the source.</summary>
    public Region Region { get; }

    /// <param name="source">Holds at least <see cref="Region"/>.</param>
    public void Run(IWarpSource source, PlaneView[] outputs, int workers)
    {
        if (_alongAxes)
        {
            source.Separable(_columns!, _rows!, _border, outputs, workers);
        }
        else if (_footprint == 1)
        {
            source.Bilinear(_outputToSource, _edge, _border, outputs, workers);
        }
        else
        {
            RunShrinking(source, outputs, workers);
        }
    }

    private void RunShrinking(IWarpSource source, PlaneView[] outputs, int workers)
    {
        Size size = new(_columns!.Starts.Length, _rows!.Starts.Length);
        int area = (int)size.Area;
        float[] rented = ArrayPool<float>.Shared.Rent(area * source.Channels);
        PlaneView[] small = new PlaneView[source.Channels];
        for (int channel = 0; channel < small.Length; channel++)
        {
            small[channel] = new(rented.AsMemory(channel * area, area), size.Width, size.Height);
        }

        source.Separable(_columns, _rows, Border.Replicate, small, workers);
        float scale = (float)(1 / _footprint);
        Affine2 sourceToSmall = new(scale, 0, (scale - 1) / 2, 0, scale, (scale - 1) / 2);
        new PlanesSource(small, _smallX, _smallY).Bilinear(_outputToSource.Then(sourceToSmall), _edge, _border, outputs, workers);
        ArrayPool<float>.Shared.Return(rented);
    }

    /// <summary>Area means over a grid of cells that starts at the picture's edge, for the cells that hold first … end − 1.</summary>
    private (int FirstCell, AxisTaps Taps) AreaTaps(int first, int end, int length)
    {
        int cell = (int)Math.Floor(first / _footprint);
        int count = (int)Math.Ceiling(end / _footprint) - cell;
        double offset = ((cell + 0.5) * _footprint) - 0.5;
        return (cell, AxisTaps.Create(length, count, _footprint, offset, ResampleFilter.Area, replicate: true));
    }

    private static Region Span(AxisTaps columns, AxisTaps rows) =>
        new(columns.First, rows.First, columns.End - columns.First, rows.End - rows.First);

    /// <summary>The larger singular value: how many source pixels one output pixel spans at most.</summary>
    public static double LongestStep(Affine2 map)
    {
        double sum = (map.Xx * map.Xx) + (map.Xy * map.Xy) + (map.Yx * map.Yx) + (map.Yy * map.Yy);
        double determinant = map.Determinant;
        double spread = Math.Sqrt(Math.Max(0, (sum * sum) - (4 * determinant * determinant)));
        return Math.Sqrt((sum + spread) / 2);
    }

    private static Region Bounds(Affine2 map, Size outputSize, Size sourceSize, int margin)
    {
        float right = outputSize.Width - 1;
        float bottom = outputSize.Height - 1;
        Box box = Box.Around([
            map.Apply(new(0, 0)), map.Apply(new(right, 0)), map.Apply(new(0, bottom)), map.Apply(new(right, bottom))]);
        (int x, int width) = Range(box.X - margin, box.Right + margin, sourceSize.Width);
        (int y, int height) = Range(box.Y - margin, box.Bottom + margin, sourceSize.Height);
        return new(x, y, width, height);
    }

    /// <summary>The samples from low to high that exist, or the one nearest to them.</summary>
    private static (int Start, int Count) Range(float low, float high, int length)
    {
        int start = (int)Math.Clamp(MathF.Floor(low), 0, length - 1);
        int end = (int)Math.Clamp(MathF.Ceiling(high) + 1, start + 1, length);
        return (start, end - start);
    }
}

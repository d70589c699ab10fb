using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Imaging.Resampling;

/// <summary>Resizes pictures and carries them along affine maps, without aliasing.</summary>
public static class Resampler
{
    // Up to this many source pixels per output pixel bilinear sampling alone is free of visible aliasing.
    private const double BilinearLimit = 1.15;

    /// <summary>Renders <paramref name="outputSize"/> pixels of a frame along a map; reads only the region that is seen.</summary>
    /// <param name="sourceToOutput">Any map with an inverse, mirrored or not.</param>
    /// <param name="workers">Threads to share the work.</param>
    /// <returns>In the source's encoding. Bilinear where the picture grows or keeps its size (a move by whole pixels copies
    /// exactly); where it shrinks, each output pixel is a weighted mean of about what it covers.</returns>
    /// <exception cref="InvalidOperationException">The map has no inverse.</exception>
    public static Planes Warp(IFrame source, Affine2 sourceToOutput, Size outputSize, Border border = default, int workers = 1)
    {
        WarpPlan plan = new(source.Size, sourceToOutput, outputSize, border);
        Planes region = source.Read(plan.Region);
        Plane[] planes = plan.Run([region.Red, region.Green, region.Blue], (plan.Region.X, plan.Region.Y), workers);
        return new(planes[0], planes[1], planes[2]);
    }

    /// <inheritdoc cref="Warp(IFrame, Affine2, Size, Border, int)"/>
    public static Planes Warp(Planes source, Affine2 sourceToOutput, Size outputSize, Border border = default, int workers = 1)
    {
        WarpPlan plan = new(source.Size, sourceToOutput, outputSize, border);
        Plane[] planes = plan.Run([source.Red, source.Green, source.Blue], (0, 0), workers);
        return new(planes[0], planes[1], planes[2]);
    }

    /// <inheritdoc cref="Warp(IFrame, Affine2, Size, Border, int)"/>
    public static Plane Warp(Plane source, Affine2 sourceToOutput, Size outputSize, Border border = default, int workers = 1) =>
        new WarpPlan(source.Size, sourceToOutput, outputSize, border).Run([source], (0, 0), workers)[0];

    /// <summary>Resizes so that the outer edges of the picture stay its outer edges.</summary>
    public static Plane Resize(Plane source, Size size, ResampleFilter filter = ResampleFilter.Lanczos3, int workers = 1)
    {
        (AxisTaps columns, AxisTaps rows) = ResizeTaps(source.Size, size, filter);
        return SeparableResampler.Run(source, (0, 0), columns, rows, Border.Replicate, workers);
    }

    /// <inheritdoc cref="Resize(Plane, Size, ResampleFilter, int)"/>
    public static Planes Resize(Planes source, Size size, ResampleFilter filter = ResampleFilter.Lanczos3, int workers = 1) =>
        new(Resize(source.Red, size, filter, workers), Resize(source.Green, size, filter, workers),
            Resize(source.Blue, size, filter, workers));

    private static (AxisTaps Columns, AxisTaps Rows) ResizeTaps(Size source, Size size, ResampleFilter filter)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size.Width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size.Height);
        double scaleX = (double)source.Width / size.Width;
        double scaleY = (double)source.Height / size.Height;
        return (
            AxisTaps.Create(source.Width, size.Width, scaleX, (scaleX - 1) / 2, filter, replicate: true),
            AxisTaps.Create(source.Height, size.Height, scaleY, (scaleY - 1) / 2, filter, replicate: true));
    }

    /// <summary>How one warp is done: which source region it needs and in which steps it is made.</summary>
    private sealed class WarpPlan
    {
        private readonly Affine2 _outputToSource;
        private readonly Size _outputSize;
        private readonly Border _border;
        private readonly AxisTaps? _columns;
        private readonly AxisTaps? _rows;
        private readonly double _footprint;

        public WarpPlan(Size sourceSize, Affine2 sourceToOutput, Size outputSize, Border border)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(outputSize.Width);
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(outputSize.Height);
            _outputToSource = sourceToOutput.Invert();
            _outputSize = outputSize;
            _border = border;
            Affine2 map = _outputToSource;
            double slack = 1e-3 / Math.Max(outputSize.Width, outputSize.Height);
            if (Math.Abs(map.Xy) < slack && Math.Abs(map.Yx) < slack)
            {
                bool replicate = border.Value is null;
                _columns = AxisTaps.Create(sourceSize.Width, outputSize.Width, map.Xx, map.X0, ResampleFilter.Triangle, replicate);
                _rows = AxisTaps.Create(sourceSize.Height, outputSize.Height, map.Yy, map.Y0, ResampleFilter.Triangle, replicate);
                int left = _columns.First;
                int top = _rows.First;
                Region = new(left, top, _columns.End - left, _rows.End - top);
                return;
            }

            _footprint = LongestStep(map);
            int margin = 1 + (int)Math.Ceiling(Math.Max(1, _footprint) * 1.5);
            Region = Bounds(map, outputSize, sourceSize, margin);
        }

        /// <summary>Not empty, inside the source.</summary>
        public Region Region { get; }

        /// <param name="planes">Hold at least <see cref="Region"/>.</param>
        /// <param name="origin">The source pixel at the planes' top left.</param>
        public Plane[] Run(ReadOnlySpan<Plane> planes, (int X, int Y) origin, int workers)
        {
            if (_columns is not null && _rows is not null)
            {
                Plane[] straight = new Plane[planes.Length];
                for (int channel = 0; channel < straight.Length; channel++)
                {
                    straight[channel] = SeparableResampler.Run(planes[channel], origin, _columns, _rows, _border, workers);
                }

                return straight;
            }

            Affine2 outputToPlanes = _outputToSource.Then(Affine2.Translation(-origin.X, -origin.Y));
            Plane[] sources = planes.ToArray();
            if (_footprint > BilinearLimit)
            {
                outputToPlanes = Shrink(sources, outputToPlanes, workers);
            }

            Plane[] outputs = [.. sources.Select(_ => new Plane(_outputSize.Width, _outputSize.Height))];
            BilinearWarp.Run(sources, outputs, outputToPlanes, _border, workers);
            return outputs;
        }

        /// <summary>Brings the sources down to about one pixel per output pixel by area means, and the map with them.</summary>
        private Affine2 Shrink(Plane[] planes, Affine2 outputToPlanes, int workers)
        {
            Size size = new(
                Math.Max(1, (int)Math.Ceiling(planes[0].Width / _footprint)),
                Math.Max(1, (int)Math.Ceiling(planes[0].Height / _footprint)));
            Affine2 planesToSmall = Affine2.Fit(Region.Of(planes[0].Size), Region.Of(size));
            for (int channel = 0; channel < planes.Length; channel++)
            {
                planes[channel] = Resize(planes[channel], size, ResampleFilter.Area, workers);
            }

            return outputToPlanes.Then(planesToSmall);
        }

        /// <summary>The larger singular value: how many source pixels one output pixel spans at most.</summary>
        private static double LongestStep(Affine2 map)
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
}

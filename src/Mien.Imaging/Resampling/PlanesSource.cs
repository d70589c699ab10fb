using System.Buffers;
using System.Runtime.Intrinsics;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Imaging.Resampling;

/// <summary>Float planes of one size that hold the part of a picture which starts at an origin.</summary>
internal sealed unsafe class PlanesSource(PlaneView[] planes, int originX, int originY) : IWarpSource
{
    private const int Lanes = 8;

    public PlanesSource(ReadOnlySpan<Plane> planes, int originX, int originY)
        : this(Views(planes), originX, originY)
    {
    }

    public int Channels => planes.Length;

    public static PlaneView[] Views(ReadOnlySpan<Plane> planes)
    {
        PlaneView[] views = new PlaneView[planes.Length];
        for (int channel = 0; channel < views.Length; channel++)
        {
            views[channel] = new(planes[channel]);
        }

        return views;
    }

    public void Separable(AxisTaps columns, AxisTaps rows, Border border, PlaneView[] outputs, int workers)
    {
        int left = columns.First - originX;
        int width = columns.End - columns.First;
        RowBands.Run(outputs[0].Height, workers, (first, end) =>
        {
            float[] blended = ArrayPool<float>.Shared.Rent(width);
            for (int channel = 0; channel < outputs.Length; channel++)
            {
                for (int y = first; y < end; y++)
                {
                    BlendRows(planes[channel], left, rows.Starts[y] - originY, rows.At(y), blended.AsSpan(0, width));
                    Span<float> output = outputs[channel].Row(y);
                    BlendColumns(blended, columns, output);
                    border.Fill(output, columns.Coverage, rows.Coverage[y]);
                }
            }

            ArrayPool<float>.Shared.Return(blended);
        });
    }

    public void Bilinear(Affine2 outputToSource, (float X, float Y) edge, Border border, PlaneView[] outputs, int workers) =>
        RowBands.Run(outputs[0].Height, workers, (first, end) =>
        {
            int channels = planes.Length;
            MemoryHandle[] handles = [.. planes.Select(plane => plane.Samples.Pin())];
            BilinearSteps steps = new(outputToSource, edge, new(originX, originY, planes[0].Width, planes[0].Height));
            for (int y = first; y < end; y++)
            {
                steps.StartRow(y);
                for (int x = 0; x < outputs[0].Width; x += 8)
                {
                    steps.MoveTo(x);
                    for (int channel = 0; channel < channels; channel++)
                    {
                        float* samples = (float*)handles[channel].Pointer;
                        Vector256<float> value = steps.Blend(
                            Gather.Load(samples, steps.TopLeft), Gather.Load(samples, steps.TopRight),
                            Gather.Load(samples, steps.BottomLeft), Gather.Load(samples, steps.BottomRight));
                        if (border.Value is float outside)
                        {
                            value = steps.WithBorder(value, outside);
                        }

                        Gather.Store(value, outputs[channel].Row(y)[x..]);
                    }
                }
            }

            Array.ForEach(handles, handle => handle.Dispose());
        });

    private static void BlendRows(PlaneView plane, int left, int start, ReadOnlySpan<float> weights, Span<float> blended)
    {
        fixed (float* first = plane.Row(start)[left..])
        {
            int x = 0;
            for (; x <= blended.Length - Lanes; x += Lanes)
            {
                float* samples = first + x;
                Vector256<float> sum = Vector256<float>.Zero;
                foreach (float weight in weights)
                {
                    sum = Vector256.MultiplyAddEstimate(Vector256.Load(samples), Vector256.Create(weight), sum);
                    samples += plane.Width;
                }

                sum.CopyTo(blended[x..]);
            }

            for (; x < blended.Length; x++)
            {
                blended[x] = 0;
                for (int tap = 0; tap < weights.Length; tap++)
                {
                    blended[x] = MathF.FusedMultiplyAdd(first[(tap * plane.Width) + x], weights[tap], blended[x]);
                }
            }
        }
    }

    private static void BlendColumns(ReadOnlySpan<float> row, AxisTaps taps, Span<float> output)
    {
        int count = output.Length;
        fixed (float* samples = row)
        {
            int x = 0;
            for (; x <= count - Lanes; x += Lanes)
            {
                Vector256<int> places = Vector256.Create(taps.Starts.AsSpan(x, Lanes)) - Vector256.Create(taps.First);
                Vector256<float> sum = Vector256<float>.Zero;
                for (int tap = 0; tap < taps.Count; tap++)
                {
                    Vector256<float> weights = Vector256.Create(taps.WeightsByTap.AsSpan((tap * count) + x, Lanes));
                    sum = Vector256.MultiplyAddEstimate(Gather.Load(samples, places), weights, sum);
                    places += Vector256<int>.One;
                }

                sum.CopyTo(output[x..]);
            }

            for (; x < count; x++)
            {
                float sum = 0;
                for (int tap = 0; tap < taps.Count; tap++)
                {
                    sum = MathF.FusedMultiplyAdd(row[taps.Starts[x] - taps.First + tap], taps.At(x)[tap], sum);
                }

                output[x] = sum;
            }
        }
    }
}

using System.Buffers;
using System.Numerics;
using System.Runtime.Intrinsics;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Imaging.Resampling;

/// <summary>Float planes of one size that hold the part of a picture which starts at an origin.</summary>
internal sealed unsafe class PlanesSource(PlaneView[] planes, int originX, int originY) : IWarpSource
{
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
        blended.Clear();
        for (int tap = 0; tap < weights.Length; tap++)
        {
            if (weights[tap] != 0)
            {
                AddScaled(plane.Row(start + tap).Slice(left, blended.Length), weights[tap], blended);
            }
        }
    }

    private static void AddScaled(ReadOnlySpan<float> row, float weight, Span<float> sum)
    {
        int x = 0;
        Vector<float> factor = new(weight);
        for (; x <= row.Length - Vector<float>.Count; x += Vector<float>.Count)
        {
            Vector.MultiplyAddEstimate(new Vector<float>(row[x..]), factor, new Vector<float>(sum[x..])).CopyTo(sum[x..]);
        }

        for (; x < row.Length; x++)
        {
            sum[x] += row[x] * weight;
        }
    }

    private static void BlendColumns(ReadOnlySpan<float> row, AxisTaps taps, Span<float> output)
    {
        int first = taps.First;
        for (int x = 0; x < output.Length; x++)
        {
            ReadOnlySpan<float> weights = taps.At(x);
            ReadOnlySpan<float> samples = row.Slice(taps.Starts[x] - first, weights.Length);
            float sum = 0;
            for (int tap = 0; tap < weights.Length; tap++)
            {
                sum += weights[tap] * samples[tap];
            }

            output[x] = sum;
        }
    }
}

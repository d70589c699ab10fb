using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Imaging.Resampling;

/// <summary>An interleaved 8-bit picture, resampled straight from its bytes.</summary>
internal sealed unsafe class PictureSource(Picture picture) : IWarpSource
{
    private const float PerByte = 1f / 255;

    public int Channels => 3;

    public void Separable(AxisTaps columns, AxisTaps rows, Border border, PlaneView[] outputs, int workers) =>
        RowBands.Run(outputs[0].Height, workers, (first, end) =>
        {
            int left = columns.First;
            int length = (columns.End - left) * 3;

            // One float more, because columns are read four floats at a time.
            float[] blended = ArrayPool<float>.Shared.Rent(length + 1);
            blended[length] = 0;
            fixed (byte* rgb = picture.Rgb)
            fixed (float* sums = blended)
            {
                for (int y = first; y < end; y++)
                {
                    byte* corner = rgb + (((rows.Starts[y] * (long)picture.Width) + left) * 3);
                    BlendRows(corner, picture.Width * 3, rows.At(y), sums, length);
                    Span<float> red = outputs[0].Row(y);
                    Span<float> green = outputs[1].Row(y);
                    Span<float> blue = outputs[2].Row(y);
                    BlendColumns(sums, columns, red, green, blue);
                    border.Fill(red, columns.Coverage, rows.Coverage[y]);
                    border.Fill(green, columns.Coverage, rows.Coverage[y]);
                    border.Fill(blue, columns.Coverage, rows.Coverage[y]);
                }
            }

            ArrayPool<float>.Shared.Return(blended);
        });

    public void Bilinear(Affine2 outputToSource, (float X, float Y) edge, Border border, PlaneView[] outputs, int workers) =>
        RowBands.Run(outputs[0].Height, workers, (first, end) =>
        {
            BilinearSteps steps = new(outputToSource, edge, Region.Of(picture.Size));
            fixed (byte* rgb = picture.Rgb)
            {
                for (int y = first; y < end; y++)
                {
                    steps.StartRow(y);
                    for (int x = 0; x < outputs[0].Width; x += 8)
                    {
                        steps.MoveTo(x);
                        Vector256<int> topLeft = Gather.Rgb(rgb, picture.Rgb.Length, steps.TopLeft);
                        Vector256<int> topRight = Gather.Rgb(rgb, picture.Rgb.Length, steps.TopRight);
                        Vector256<int> bottomLeft = Gather.Rgb(rgb, picture.Rgb.Length, steps.BottomLeft);
                        Vector256<int> bottomRight = Gather.Rgb(rgb, picture.Rgb.Length, steps.BottomRight);
                        for (int channel = 0; channel < 3; channel++)
                        {
                            Vector256<float> value = PerByte * steps.Blend(
                                Channel(topLeft, channel), Channel(topRight, channel),
                                Channel(bottomLeft, channel), Channel(bottomRight, channel));
                            if (border.Value is float outside)
                            {
                                value = steps.WithBorder(value, outside);
                            }

                            Gather.Store(value, outputs[channel].Row(y)[x..]);
                        }
                    }
                }
            }
        });

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Channel(Vector256<int> pixels, int channel) =>
        Vector256.ConvertToSingle(Vector256.ShiftRightLogical(pixels, 8 * channel) & Vector256.Create(0xFF));

    private static void BlendRows(byte* corner, int stride, ReadOnlySpan<float> weights, float* sums, int length)
    {
        int x = 0;
        for (; x <= length - 32; x += 32)
        {
            Vector256<float> sum0 = Vector256<float>.Zero;
            Vector256<float> sum1 = Vector256<float>.Zero;
            Vector256<float> sum2 = Vector256<float>.Zero;
            Vector256<float> sum3 = Vector256<float>.Zero;
            byte* samples = corner + x;
            foreach (float weight in weights)
            {
                Vector256<float> factor = Vector256.Create(weight);
                sum0 = Vector256.MultiplyAddEstimate(Eight(samples), factor, sum0);
                sum1 = Vector256.MultiplyAddEstimate(Eight(samples + 8), factor, sum1);
                sum2 = Vector256.MultiplyAddEstimate(Eight(samples + 16), factor, sum2);
                sum3 = Vector256.MultiplyAddEstimate(Eight(samples + 24), factor, sum3);
                samples += stride;
            }

            sum0.Store(sums + x);
            sum1.Store(sums + x + 8);
            sum2.Store(sums + x + 16);
            sum3.Store(sums + x + 24);
        }

        for (; x < length; x++)
        {
            float sum = 0;
            for (int tap = 0; tap < weights.Length; tap++)
            {
                sum += weights[tap] * corner[(tap * (long)stride) + x];
            }

            sums[x] = sum;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Eight(byte* samples)
    {
        if (Avx2.IsSupported)
        {
            return Vector256.ConvertToSingle(Avx2.ConvertToVector256Int32(samples));
        }

        Vector128<ushort> wide = Vector128.WidenLower(Vector128.CreateScalarUnsafe(*(ulong*)samples).AsByte());
        return Vector256.ConvertToSingle(Vector256.Create(Vector128.WidenLower(wide), Vector128.WidenUpper(wide)).AsInt32());
    }

    private static void BlendColumns(float* sums, AxisTaps taps, Span<float> red, Span<float> green, Span<float> blue)
    {
        int first = taps.First;
        for (int x = 0; x < red.Length; x++)
        {
            float* pixel = sums + ((taps.Starts[x] - first) * 3);
            Vector128<float> sum = Vector128<float>.Zero;
            foreach (float weight in taps.At(x))
            {
                sum = Vector128.MultiplyAddEstimate(Vector128.Load(pixel), Vector128.Create(weight), sum);
                pixel += 3;
            }

            sum *= PerByte;
            red[x] = sum[0];
            green[x] = sum[1];
            blue[x] = sum[2];
        }
    }
}

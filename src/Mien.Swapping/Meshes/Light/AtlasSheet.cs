using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Mien.Imaging.Filters;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Swapping.Meshes.Light;

/// <summary>All maps of the small atlas that a frame is drawn with, interleaved, so that one look at a place reads them all.</summary>
internal sealed class AtlasSheet(int sizePx, Vector2[] texelOf)
{
    /// <summary>Maps of the light's change, then these.</summary>
    public const int Trust = LightChange.Count;
    public const int Shown = Trust + 1;
    public const int Skin = Trust + 2;

    /// <summary>Floats per texel: a power of two, at least as many as there are maps.</summary>
    public const int Stride = 16;

    private const int Lanes = 8;

    private readonly float[] _texels = new float[sizePx * sizePx * Stride];

    /// <param name="oldLight">Linear light, small atlas; so are all others.</param>
    public void Fill(Planes oldLight, Planes newLight, Plane trust, Plane shown, Plane skin)
    {
        Span<float> rows = stackalloc float[Stride * Lanes];
        rows.Clear();
        for (int i = 0; i < trust.Samples.Length; i += Lanes)
        {
            LightChange.Between(
                At(oldLight.Red, i), At(oldLight.Green, i), At(oldLight.Blue, i),
                At(newLight.Red, i), At(newLight.Green, i), At(newLight.Blue, i)).Store(rows);
            At(trust, i).CopyTo(rows[(Trust * Lanes)..]);
            At(shown, i).CopyTo(rows[(Shown * Lanes)..]);
            At(skin, i).CopyTo(rows[(Skin * Lanes)..]);
            Transpose8.Run(ref rows[0], Lanes, ref _texels[i * Stride], Stride);
            Transpose8.Run(ref rows[Lanes * Lanes], Lanes, ref _texels[(i * Stride) + Lanes], Stride);
        }
    }

    /// <summary>Carries all maps to one row of pixels (bilinear).</summary>
    /// <param name="pixels">Room for <see cref="Stride"/> floats a pixel, and for seven pixels more.</param>
    /// <param name="rows">Receives one row per map, <paramref name="rowStride"/> apart; 0 where there is no triangle.</param>
    /// <returns>The row's first pixel with a triangle, and one behind its last; nothing is written when there is none.</returns>
    public (int First, int End) ReadRow(TriangleRaster raster, int y, Span<float> pixels, Span<float> rows, int rowStride)
    {
        int width = raster.Size.Width;
        ReadOnlySpan<int> shown = raster.Triangle.AsSpan(y * width, width);
        int first = shown.IndexOfAnyExcept(-1);
        if (first < 0)
        {
            return (0, 0);
        }

        int end = shown.LastIndexOfAnyExcept(-1) + 1;
        for (int x = first, next; x < end; x = next)
        {
            int triangle = shown[x];
            next = x + 1;
            while (next < end && shown[next] == triangle)
            {
                next++;
            }

            Span<float> run = pixels[(x * Stride)..(next * Stride)];
            if (triangle < 0)
            {
                run.Clear();
            }
            else
            {
                ReadRun(raster, triangle, (y * width) + x, run);
            }
        }

        pixels.Slice(end * Stride, (Lanes - 1) * Stride).Clear();
        for (int x = first; x < end; x += Lanes)
        {
            Transpose8.Run(ref pixels[x * Stride], Stride, ref rows[x], rowStride);
            Transpose8.Run(ref pixels[(x * Stride) + Lanes], Stride, ref rows[(Lanes * rowStride) + x], rowStride);
        }

        return (first, end);
    }

    private void ReadRun(TriangleRaster raster, int triangle, int start, Span<float> pixels)
    {
        ReadOnlySpan<ushort> corners = raster.Triangles.AsSpan(triangle * 3, 3);
        Vector2 third = texelOf[corners[2]];
        Vector2 alongFirst = texelOf[corners[0]] - third;
        Vector2 alongSecond = texelOf[corners[1]] - third;
        Vector2 last = new(sizePx - 1.001f);
        ref float texels = ref MemoryMarshal.GetArrayDataReference(_texels);
        ref float output = ref MemoryMarshal.GetReference(pixels);
        nuint below = (nuint)(sizePx * Stride);
        int count = pixels.Length / Stride;
        for (int i = 0; i < count; i++)
        {
            Vector2 place = third + (raster.First[start + i] * alongFirst) + (raster.Second[start + i] * alongSecond);
            place = Vector2.Min(Vector2.Max(place, Vector2.Zero), last);
            int left = (int)place.X;
            int top = (int)place.Y;
            Vector512<float> right = Vector512.Create(place.X - left);
            Vector512<float> down = Vector512.Create(place.Y - top);
            ref float texel = ref Unsafe.Add(ref texels, ((top * sizePx) + left) * Stride);
            Vector512<float> upper = Vector512.LoadUnsafe(ref texel);
            Vector512<float> lower = Vector512.LoadUnsafe(ref texel, below);
            upper += right * (Vector512.LoadUnsafe(ref texel, Stride) - upper);
            lower += right * (Vector512.LoadUnsafe(ref texel, below + Stride) - lower);
            (upper + (down * (lower - upper))).StoreUnsafe(ref output, (nuint)(i * Stride));
        }
    }

    private static Vector256<float> At(Plane plane, int i) => Vector256.Create(plane.Samples.AsSpan(i, Lanes));
}

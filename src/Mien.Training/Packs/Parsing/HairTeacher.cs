using System.IO.Compression;
using System.Numerics;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Runtime;
using Mien.Training.Data;
using Plane = Mien.Imaging.Pixels.Plane;

namespace Mien.Training.Packs.Parsing;

/// <summary>A network that marks hair in whole photos and teaches a parser to do so: MediaPipe's, which takes a picture with the mask of the frame before. Thread-safe.</summary>
/// <remarks>It looks twice, the second time with its own first answer, and what it said is kept.</remarks>
public sealed class HairTeacher : IDisposable
{
    private const int SidePx = 512;
    private const int Looks = 2;

    /// <summary>Raised when the same photo would get another answer.</summary>
    private const int Version = 1;

    private readonly Session _session;
    private readonly PhotoCache _photos;
    private readonly string _name;

    private HairTeacher(Session session, string cacheFolder, string name)
    {
        (_session, _photos, _name) = (session, new(cacheFolder, "hair", Version), name);
        if (session.Inputs is not [{ Shape: [1, 4, SidePx, SidePx] }])
        {
            throw ParserDataException.NoHairTeacher(name);
        }
    }

    /// <param name="path">Input [1,4,512,512]: RGB, 0 … 1, and the mask before; output [1,1,512,512], 0 … 1.</param>
    /// <param name="cacheFolder">Null: the user's cache folder.</param>
    /// <exception cref="ModelException">The file is missing or damaged.</exception>
    /// <exception cref="ParserDataException">It is another network.</exception>
    public static HairTeacher Open(string path, string? cacheFolder = null)
    {
        Session session = Session.OpenFile(path, new() { Device = DeviceChoice.Cpu, ModelName = "the hair teacher" });
        try
        {
            return new(session, cacheFolder ?? Path.Combine(CacheFolder.Root, "hair"), Path.GetFileName(path));
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <param name="photo">The file that the frame came from.</param>
    /// <returns>How much of each place is hair, 0 … 1, and the map from the frame's pixels to the plane's.</returns>
    internal (Plane Hair, Affine2 FrameToHair) Mark(string photo, IFrame frame, CancellationToken cancellation)
    {
        float scale = SidePx / (float)Math.Max(frame.Size.Width, frame.Size.Height);
        // As resizing does: outer edges onto outer edges.
        Affine2 frameToHair = new(scale, 0, (scale - 1) / 2, 0, scale, (scale - 1) / 2);
        byte[] kept = _photos.Get(photo, _name, unitBytes: 1, () => Packed(Look(frame, frameToHair, cancellation)));
        return (Unpacked(kept), frameToHair);
    }

    public void Dispose() => _session.Dispose();

    private byte[] Look(IFrame frame, Affine2 frameToHair, CancellationToken cancellation)
    {
        const int area = SidePx * SidePx;
        using TensorValue input = TensorValue.Create(1, 4, SidePx, SidePx);
        Resampler.CropToTensor(frame, frameToHair, new(SidePx, SidePx), input.Floats[..(3 * area)], Vector3.One, default, Border.Constant(0));
        Span<float> mask = input.Floats[(3 * area)..];
        mask.Clear();
        for (int look = 0; look < Looks; look++)
        {
            using TensorValue hair = _session.Run([input], cancellation)[0];
            hair.Floats.CopyTo(mask);
        }

        byte[] bytes = new byte[area];
        for (int i = 0; i < area; i++)
        {
            bytes[i] = SampleBytes.Of(mask[i]);
        }

        return bytes;
    }

    private static byte[] Packed(byte[] bytes)
    {
        using MemoryStream packed = new();
        using (DeflateStream deflate = new(packed, CompressionLevel.Fastest))
        {
            deflate.Write(bytes);
        }

        return packed.ToArray();
    }

    private static Plane Unpacked(byte[] packed)
    {
        using DeflateStream deflate = new(new MemoryStream(packed), CompressionMode.Decompress);
        byte[] bytes = new byte[SidePx * SidePx];
        deflate.ReadExactly(bytes);
        Plane plane = new(SidePx, SidePx);
        for (int i = 0; i < bytes.Length; i++)
        {
            plane.Samples[i] = bytes[i] / 255f;
        }

        return plane;
    }
}

using System.Runtime.InteropServices;
using Mien.Imaging.Native;

namespace Mien.Imaging.Files;

/// <summary>An RGB colour profile: from it to sRGB and back.</summary>
internal sealed class IccProfile
{
    private const int RelativeColorimetric = 1;
    private const int LatticeSteps = 9;
    private const int BandRows = 256;

    private readonly byte[] _bytes;

    private IccProfile(byte[] bytes)
    {
        _bytes = bytes;
        IsSrgb = MovesNoColour();
    }

    /// <summary>Whether the profile leaves 8-bit sRGB as it is, up to one step. Then the samples are used as they are.</summary>
    internal bool IsSrgb { get; }

    /// <returns>Null when there is no profile, or one that is not usable for RGB.</returns>
    internal static IccProfile? TryOpen(byte[]? bytes)
    {
        try
        {
            return bytes is null ? null : new(bytes);
        }
        catch (VipsException)
        {
            return null;
        }
    }

    /// <summary>An image in its embedded profile as sRGB of 8 or 16 bits; further bands stay.</summary>
    internal static VipsImage Transform(VipsImage image, bool isDeep)
    {
        using VipsOperation transform = new("icc_transform");
        return transform
            .With("in", image)
            .With("output-profile", "srgb")
            .With("embedded", true)
            .With("intent", RelativeColorimetric)
            .With("depth", isDeep ? 16 : 8)
            .ToImage();
    }

    internal T[] ToSrgb<T>(T[] rgb, int width, int height)
        where T : unmanaged
    {
        using VipsImage image = VipsImage.Over(rgb, width, height, 3);
        image.Set(PictureMetadata.Profile, _bytes);
        using VipsImage srgb = Transform(image, Marshal.SizeOf<T>() > 1);
        return srgb.ReadSamples<T>();
    }

    /// <summary>A result in this profile: each pixel whose sRGB value did not change is the stored one, bit for bit. Goes by bands of rows, of
    /// which most are as they were.</summary>
    /// <returns>The stored samples themselves when nothing changed.</returns>
    internal T[] Restore<T>(T[] stored, T[] result, int width, int height)
        where T : unmanaged, IEquatable<T>
    {
        T[] restored = stored;
        for (int top = 0; top < height; top += BandRows)
        {
            int rows = Math.Min(BandRows, height - top);
            Range band = (top * width * 3)..((top + rows) * width * 3);
            T[] original = ToSrgb(stored[band], width, rows);
            T[] changed = result[band];
            if (changed.AsSpan().SequenceEqual(original))
            {
                continue;
            }

            restored = ReferenceEquals(restored, stored) ? (T[])stored.Clone() : restored;
            Span<T> target = restored.AsSpan(band);
            T[] coded = FromSrgb(changed, width, rows);
            for (int i = 0; i < coded.Length; i += 3)
            {
                if (!changed.AsSpan(i, 3).SequenceEqual(original.AsSpan(i, 3)))
                {
                    coded.AsSpan(i, 3).CopyTo(target[i..]);
                }
            }
        }

        return restored;
    }

    private T[] FromSrgb<T>(T[] rgb, int width, int height)
        where T : unmanaged
    {
        // Through the connection space: icc_export without a file name takes the profile that the image carries.
        using VipsImage image = VipsImage.Over(rgb, width, height, 3);
        using VipsOperation import = new("icc_import");
        using VipsImage connection = import
            .With("in", image).With("input-profile", "srgb").With("intent", RelativeColorimetric).ToImage();
        connection.Set(PictureMetadata.Profile, _bytes);
        using VipsOperation export = new("icc_export");
        using VipsImage coded = export
            .With("in", connection).With("intent", RelativeColorimetric).With("depth", Marshal.SizeOf<T>() * 8).ToImage();
        return coded.ReadSamples<T>();
    }

    private bool MovesNoColour()
    {
        byte[] lattice = new byte[LatticeSteps * LatticeSteps * LatticeSteps * 3];
        for (int i = 0; i < lattice.Length; i++)
        {
            int step = (i / 3 / (int)Math.Pow(LatticeSteps, i % 3)) % LatticeSteps;
            lattice[i] = (byte)(step * 255 / (LatticeSteps - 1));
        }

        byte[] moved = ToSrgb(lattice, lattice.Length / 3, 1);
        return moved.Zip(lattice).All(pair => Math.Abs(pair.First - pair.Second) <= 1);
    }
}

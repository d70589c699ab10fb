using System.Buffers.Binary;
using System.Text;

namespace Mien.Imaging.Tests.Files;

/// <summary>An ICC profile written by hand (version 2, matrix and gamma), and its colours in sRGB by the formula.</summary>
internal sealed class RgbProfile
{
    private const double Gamma = 563 / 256.0; // u8Fixed8, as the profile stores it

    /// <summary>D50 XYZ of red, green and blue, one row each.</summary>
    private static readonly double[,] Srgb = { { 0.43607, 0.22249, 0.01392 }, { 0.38515, 0.71687, 0.09708 }, { 0.14307, 0.06061, 0.71410 } };

    private static readonly double[,] DisplayP3Primaries = { { 0.51512, 0.24120, -0.00105 }, { 0.29198, 0.69225, 0.04189 }, { 0.15710, 0.06657, 0.78407 } };

    private readonly double[,] _primaries;

    private RgbProfile(double[,] primaries) => _primaries = primaries;

    /// <summary>The primaries of Display P3 with a plain gamma of 2.2.</summary>
    internal static RgbProfile WideGamut { get; } = new(DisplayP3Primaries);

    internal byte[] ToBytes()
    {
        (string Name, byte[] Data)[] tags =
        [
            ("desc", [.. "desc\0\0\0\0\0\0\0\x05Test\0"u8, .. new byte[78]]),
            ("cprt", [.. "text\0\0\0\0None\0"u8]),
            ("wtpt", Xyz(0.9642, 1, 0.8249)),
            ("rXYZ", Primary(0)), ("gXYZ", Primary(1)), ("bXYZ", Primary(2)),
            ("rTRC", Curve()), ("gTRC", Curve()), ("bTRC", Curve()),
        ];
        List<byte> table = [.. Number(tags.Length)];
        List<byte> data = [];
        foreach ((string name, byte[] content) in tags)
        {
            table.AddRange([.. Encoding.ASCII.GetBytes(name), .. Number(128 + 4 + (12 * tags.Length) + data.Count), .. Number(content.Length)]);
            data.AddRange(content);
            data.AddRange(new byte[(4 - (data.Count % 4)) % 4]);
        }

        byte[] header = new byte[128];
        Number(128 + table.Count + data.Count).CopyTo(header, 0);
        header[8] = 2; // version
        "mntrRGB XYZ "u8.CopyTo(header.AsSpan(12));
        "acsp"u8.CopyTo(header.AsSpan(36));
        Xyz(0.9642, 1, 0.8249)[8..].CopyTo(header, 68);
        return [.. header, .. table, .. data];
    }

    /// <summary>sRGB 0 … 255 of a colour 0 … 255 in this profile, clipped to the gamut.</summary>
    internal double[] ToSrgb(byte red, byte green, byte blue)
    {
        double[] linear = [.. new[] { red, green, blue }.Select(value => Math.Pow(value / 255.0, Gamma))];
        double[] xyz = [.. Enumerable.Range(0, 3).Select(axis => Enumerable.Range(0, 3).Sum(i => linear[i] * _primaries[i, axis]))];
        return [.. Solve(Srgb, xyz).Select(value => 255 * Encode(Math.Clamp(value, 0, 1)))];
    }

    private static double Encode(double linear) => linear <= 0.0031308 ? 12.92 * linear : (1.055 * Math.Pow(linear, 1 / 2.4)) - 0.055;

    /// <summary>The amounts of three rows that add up to a vector (Cramer's rule).</summary>
    private static double[] Solve(double[,] rows, double[] sum)
    {
        double whole = Determinant(rows);
        return [.. Enumerable.Range(0, 3).Select(i =>
        {
            double[,] replaced = (double[,])rows.Clone();
            for (int axis = 0; axis < 3; axis++)
            {
                replaced[i, axis] = sum[axis];
            }

            return Determinant(replaced) / whole;
        })];
    }

    private static double Determinant(double[,] m) =>
        (m[0, 0] * ((m[1, 1] * m[2, 2]) - (m[1, 2] * m[2, 1])))
        - (m[0, 1] * ((m[1, 0] * m[2, 2]) - (m[1, 2] * m[2, 0])))
        + (m[0, 2] * ((m[1, 0] * m[2, 1]) - (m[1, 1] * m[2, 0])));

    private static byte[] Curve() => [.. "curv\0\0\0\0\0\0\0\x01"u8, 563 >> 8, 563 & 0xFF];

    private static byte[] Xyz(double x, double y, double z) =>
        [.. "XYZ \0\0\0\0"u8, .. Number((int)Math.Round(x * 65536)), .. Number((int)Math.Round(y * 65536)), .. Number((int)Math.Round(z * 65536))];

    private static byte[] Number(int value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    private byte[] Primary(int index) => Xyz(_primaries[index, 0], _primaries[index, 1], _primaries[index, 2]);
}

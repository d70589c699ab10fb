using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;

namespace Mien.Drawings;

/// <summary>A bust in its pose, in its clay and under its light, ready to be seen.</summary>
internal sealed class ClayBust
{
    /// <summary>From the face's outline to where its own clay is pure, in centimetres.</summary>
    private const float Feather = 2.6f;

    /// <summary>How much clay shines.</summary>
    private const float Sheen = 0.12f;

    private readonly Sculpture _posed;
    private readonly Vector3[] _colours;

    /// <param name="head">Clay of head and neck; linear light.</param>
    /// <param name="face">Clay inside the face's oval.</param>
    public ClayBust(Sculpture bust, Vector3[] outline, Matrix4x4 pose, SoftLight light, Vector3 head, Vector3 face)
    {
        _posed = Bust.Turned(bust, pose);
        float[] share = ShareOfFace(bust, outline);
        bool[] mouth = bust.Within(triangle => triangle.Part == SculptPart.Mouth);
        _colours = [.. light.On(_posed).Select((lit, i) => mouth[i]
            ? Tone(lit.Matte * Palette.DarkMouth)
            : Tone((lit.Matte * Vector3.Lerp(head, face, share[i])) + (Sheen * lit.Glossy)))];
    }

    /// <summary>Where the face's points 0 … 467 have come to.</summary>
    public Vector3[] FacePoints => _posed.Points[..MeshTopology.FacePointCount];

    public TriangleRaster Seen(Camera camera, Size size) => TriangleRaster.Rasterise(
        [.. _posed.Points.Select(camera.Place)], [.. _posed.Points.Select(point => -point.Z)], _posed.Corners, size);

    /// <summary>Linear light where the bust is seen, 0 elsewhere.</summary>
    public Planes Shaded(TriangleRaster raster)
    {
        Planes shaded = new(raster.Size.Width, raster.Size.Height);
        for (int pixel = 0; pixel < raster.Triangle.Length; pixel++)
        {
            if (raster.Triangle[pixel] is int triangle and >= 0)
            {
                (float first, float second) = (raster.First[pixel], raster.Second[pixel]);
                ReadOnlySpan<ushort> corners = raster.Triangles.AsSpan(triangle * 3, 3);
                Vector3 colour = (first * _colours[corners[0]]) + (second * _colours[corners[1]])
                    + ((1 - first - second) * _colours[corners[2]]);
                (shaded.Red.Samples[pixel], shaded.Green.Samples[pixel], shaded.Blue.Samples[pixel]) = (colour.X, colour.Y, colour.Z);
            }
        }

        return shaded;
    }

    public bool[] Lines(TriangleRaster raster, float width) => MeshLines.Find(raster, _posed.Triangles, width);

    /// <summary>Bright colours are drawn in softly instead of being cut off.</summary>
    private static Vector3 Tone(Vector3 light) => new(Tone(light.X), Tone(light.Y), Tone(light.Z));

    private static float Tone(float light) => light < 0.5f ? light : 0.5f + (0.5f * (1 - MathF.Exp(-(light - 0.5f) / 0.5f)));

    private static float[] ShareOfFace(Sculpture bust, Vector3[] outline)
    {
        bool[] ofFace = bust.Within(triangle => triangle.IsOfTheFace);
        return [.. bust.Points.Select((point, i) => ofFace[i] ? Blend.Smooth(Inside(point, outline) / Feather) : 0)];
    }

    private static float Inside(Vector3 point, Vector3[] outline) =>
        Enumerable.Range(0, outline.Length).Min(i => Distances.ToSegment(point, outline[i], outline[(i + 1) % outline.Length]));
}

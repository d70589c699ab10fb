using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Geometry;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Mien.Training.Data;
using Mien.Training.Packs.Spectacles;
using Plane = Mien.Imaging.Pixels.Plane;

namespace Mien.Training.Tests.Packs.Spectacles;

public sealed class DrawnSpectaclesTests
{
    private const int SizePx = 256;
    private static readonly FaceMesh s_mesh = MeshExample.InPicture(CanonicalFace.Load(), SizePx);

    [Fact]
    public void PaintInPlace_ManyPairs_LabelsWhatItPaintsAndSurroundsBothEyes()
    {
        List<float> areas = [];
        for (int item = 0; item < 40; item++)
        {
            Picture picture = Grey();
            DrawnSpectacles drawn = new(s_mesh, new SeededDraws(3, item));

            Plane label = drawn.PaintInPlace(picture, new Plane(SizePx, SizePx), room: 0.8f);

            // Shadows darken what is no frame; whatever became lighter or coloured is frame.
            for (int i = 0; i < label.Samples.Length; i++)
            {
                Assert.True(label.Samples[i] > 0 || picture.Rgb[3 * i] <= 128, $"pair {item}: {picture.Rgb[3 * i]}");
            }

            foreach (Vector2[] lens in drawn.Lenses)
            {
                float onUpperRim = lens[36..72].Average(point => label[(int)MathF.Round(point.X), (int)MathF.Round(point.Y)]);
                Assert.True(onUpperRim > 0.8f, $"pair {item}: {onUpperRim}");
            }

            Vector2 eye = Box.Around(s_mesh.Flat(MeshTopology.LeftEyeLoop)).Centre;
            Assert.Equal(1, Polygon.Fill(drawn.Lenses[0], picture.Size)[(int)eye.X, (int)eye.Y]);
            areas.Add(label.Samples.Sum());
        }

        Assert.True(areas.Max() > 2 * areas.Min(), $"{areas.Min()} … {areas.Max()}");
    }

    [Fact]
    public void PaintInPlace_HairBeforeTheFace_HidesTheFrame()
    {
        // The first pair of these draws goes behind hair.
        Plane hair = new(SizePx, SizePx), none = new(SizePx, SizePx);
        Array.Fill(hair.Samples, 1);

        float[] shown = [.. Enumerable.Range(0, 12).Select(item => Shown(item, hair) / Shown(item, none))];

        Assert.InRange(shown.Count(part => part < 0.01f), 5, 11);
    }

    [Fact]
    public void Lenses_TurnedHead_AreNarrowerOnTheFarSide()
    {
        Matrix4x4 turn = Matrix4x4.CreateRotationY(0.6f, new Vector3(SizePx / 2f, SizePx / 2f, 0));
        FaceMesh turned = new(Array.ConvertAll(s_mesh.Points.ToArray(), point => Vector3.Transform(point, turn)), presence: 1);
        SpectaclesPlane plane = new(turned);
        SpectaclesShape shape = new();

        float left = Box.Around(shape.Rim(plane, -1, 72)).Width, right = Box.Around(shape.Rim(plane, 1, 72)).Width;
        float frontal = Box.Around(shape.Rim(new SpectaclesPlane(s_mesh), 1, 72)).Width;

        Assert.True(Math.Max(left, right) > 1.08f * Math.Min(left, right), $"{left}, {right}");
        Assert.True(Math.Max(left, right) < frontal, $"{left}, {right}, {frontal}");
    }

    private static float Shown(int item, Plane hair) => new DrawnSpectacles(s_mesh, new SeededDraws(4, item)).PaintInPlace(Grey(), hair, room: 1).Samples.Sum();

    private static Picture Grey() => new(SizePx, SizePx, [.. Enumerable.Repeat((byte)128, 3 * SizePx * SizePx)]);
}

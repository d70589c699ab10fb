using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Pixels;
using Mien.Training.Data;
using Mien.Training.Packs;

namespace Mien.Training.Tests.Packs;

public sealed class HardLightTests
{
    private const int SizePx = 256, Draws = 24;
    private const byte Grey = 100;

    private static readonly CanonicalFace s_canonical = CanonicalFace.Load();
    private static readonly FaceMesh s_mesh = MeshExample.InPicture(s_canonical, SizePx);

    [Fact]
    public void On_AGreyFace_IsLitFromOneSideAndShadedBehindTheNose()
    {
        (Vector2 left, Vector2 right) = (s_mesh[50], s_mesh[280]); // cheeks
        double[] differences = [.. Enumerable.Range(0, Draws).Select(number => Lit(s_mesh, number)).Select(picture => Brightness(picture, left) - Brightness(picture, right))];

        Assert.InRange(differences.Count(difference => difference > 10), Draws / 6, Draws);
        Assert.InRange(differences.Count(difference => difference < -10), Draws / 6, Draws);
        Assert.All(Enumerable.Range(0, Draws), number =>
        {
            Picture picture = Lit(s_mesh, number);
            double[] face = [.. s_mesh.Flat().Select(point => Brightness(picture, point))];
            Assert.InRange(face.Average(), 0.6 * Grey, 1.4 * Grey);
            Assert.True(face.Max() - face.Min() > 25, $"{face.Min()} … {face.Max()}");
        });
    }

    [Fact]
    public void On_AFlatFace_LightsAllOfItAlike()
    {
        FaceMesh flat = new([.. s_mesh.Points.ToArray().Select(point => point with { Z = 0 })], presence: 1);

        Assert.All(Enumerable.Range(0, Draws), number =>
        {
            Picture picture = Lit(flat, number);
            double[] face = [.. flat.Flat().Select(point => Brightness(picture, point))];
            Assert.InRange(face.Max() - face.Min(), 0, 3);
        });
    }

    [Fact]
    public void On_BesideTheFace_GoesOnAsAtItsEdge()
    {
        Vector2 middle = s_mesh.Flat().Aggregate((sum, point) => sum + point) / s_mesh.Flat().Length;
        Assert.All(Enumerable.Range(0, Draws), number =>
        {
            Picture picture = Lit(s_mesh, number);
            double[] steps = [.. s_mesh.Flat(MeshTopology.FaceOvalLoop).Select(point =>
                Math.Abs(Brightness(picture, Vector2.Lerp(middle, point, 0.96f)) - Brightness(picture, Vector2.Lerp(middle, point, 1.04f))))];
            Assert.InRange(steps.Average(), 0, 16);
        });
    }

    [Fact]
    public void On_SameDraws_GivesTheSame()
    {
        Assert.Equal(Lit(s_mesh, 1).Rgb, Lit(s_mesh, 1).Rgb);
        Assert.NotEqual(Lit(s_mesh, 1).Rgb, Lit(s_mesh, 2).Rgb);
    }

    private static Picture Lit(FaceMesh mesh, int number) =>
        new HardLight(mesh, s_canonical).On(new(SizePx, SizePx, [.. Enumerable.Repeat(Grey, 3 * SizePx * SizePx)]), new SeededDraws(1, number));

    private static double Brightness(Picture picture, Vector2 point)
    {
        int at = (((int)point.Y * SizePx) + (int)point.X) * 3;
        return (picture.Rgb[at] + picture.Rgb[at + 1] + picture.Rgb[at + 2]) / 3.0;
    }
}

using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Faces.Parsing;
using Mien.Imaging.Geometry;
using Mien.Imaging.Masks;
using Mien.Imaging.Pixels;
using Mien.Training.Data;
using Mien.Training.Packs.Parsing;
using Plane = Mien.Imaging.Pixels.Plane;

namespace Mien.Training.Tests.Packs.Parsing;

public sealed class MovedMouthTests
{
    private const int SizePx = 256;
    private readonly FaceMesh _mesh = MeshExample.InPicture(CanonicalFace.Load(), SizePx);

    [Fact]
    public void Of_ManyMouths_OpensMostAndMovesNothingAboveTheNose()
    {
        float before = Area(_mesh);
        List<float> opened = [];
        for (int item = 0; item < 30; item++)
        {
            LabelledFace moved = MovedMouth.Of(Face(), room: 1, new SeededDraws(2, item));

            opened.Add(Area(moved.Mesh) - before);
            Assert.Equal(_mesh[MeshTopology.LeftEyeInner].Y, moved.Mesh[MeshTopology.LeftEyeInner].Y, 0.3f);
            Assert.True(moved.Mesh[MeshTopology.Chin].Y >= _mesh[MeshTopology.Chin].Y - 1);
            Plane gap = FaceLabels.Of(moved.Mesh, moved.Hair, isBare: true)[FaceClass.InnerMouth];
            if (opened[^1] > 200)
            {
                // At a small gap's edges the mesh's corners are cut. What the labels call the inner mouth is no longer the grey of the face.
                int[] inside = [.. Enumerable.Range(0, gap.Samples.Length).Where(i => gap.Samples[i] > 0.99f)];
                float painted = inside.Count(i => Math.Abs(moved.Picture.Rgb[3 * i] - 128) > 6 || Math.Abs(moved.Picture.Rgb[(3 * i) + 2] - 128) > 6) / (float)inside.Length;
                Assert.True(painted > 0.65f, $"item {item}: {painted}");
            }
        }

        Assert.InRange(opened.Count(area => area > 60), 16, 28);
    }

    [Fact]
    public void Before_WhereAMeshPointWent_IsWhereItWas()
    {
        for (int item = 0; item < 20; item++)
        {
            MouthWarp warp = new(_mesh, new SeededDraws(5, item));
            FaceMesh after = warp.After(_mesh);
            foreach (int point in (int[])[MeshTopology.Chin, 18, 200, 43, 273, MeshTopology.FaceSideLeft, MeshTopology.NoseTip, 165, 391])
            {
                Vector2 place = warp.Before(after[point]).Place;
                Assert.True(Vector2.Distance(place, _mesh[point]) < 1.2f, $"item {item}, point {point}: {place} for {_mesh[point]}");
            }
        }
    }

    private static float Area(FaceMesh mesh) => Polygon.Fill(mesh.Flat(MeshTopology.LipsInnerLoop), new Size(SizePx, SizePx)).Samples.Sum();

    private LabelledFace Face() => new(new(SizePx, SizePx, [.. Enumerable.Repeat((byte)128, 3 * SizePx * SizePx)]), _mesh, new Plane(SizePx, SizePx), IsBare: true);
}

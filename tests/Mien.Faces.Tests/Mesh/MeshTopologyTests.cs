using Mien.Faces.Mesh;
using Mien.Faces.Networks.MediaPipe;
using Mien.Faces.Networks.Tflite;

namespace Mien.Faces.Tests.Mesh;

public sealed class MeshTopologyTests
{
    private static readonly CanonicalFace Canonical = CanonicalFace.Load();

    [Fact]
    public void RegionLists_EqualThoseInTheAttentionNetwork()
    {
        RegionOptions[] regions =
        [
            .. TfliteModel.Read(MediaPipeAssets.Read(MediaPipeAsset.AttentionMesh)).Operators
                .Where(op => op.CustomName == "Landmarks2TransformMatrix").Select(op => RegionOptions.Read(op.CustomOptions)),
        ];

        Assert.Equal(3, regions.Length);
        Assert.Equal(MeshTopology.Lips, regions.Single(region => region.AxisStart == MeshTopology.MouthLeft).Landmarks);
        Assert.Equal(MeshTopology.LeftEye, regions.Single(region => region.AxisStart == MeshTopology.LeftEyeOuter).Landmarks);
        Assert.Equal(MeshTopology.RightEye, regions.Single(region => region.AxisStart == MeshTopology.RightEyeInner).Landmarks);
        Assert.Equal([MeshTopology.LeftEyeInner, MeshTopology.RightEyeOuter, MeshTopology.MouthRight], regions.Select(region => region.AxisEnd).Order());
        Assert.All(regions, region => Assert.Equal((1.5f, 1.5f, 16, 16), (region.ScaleX, region.ScaleY, region.Width, region.Height)));
    }

    [Fact]
    public void Lists_LeftAndRight_AreMirrorImages()
    {
        AssertMirrors(MeshTopology.LeftEye, MeshTopology.RightEye);
        AssertMirrors(MeshTopology.LeftEyeOpening, MeshTopology.RightEyeOpening);
        AssertMirrors(MeshTopology.LeftEyeLoop, MeshTopology.RightEyeLoop);
        AssertMirrors(MeshTopology.LeftLidsLoop, MeshTopology.RightLidsLoop);
        AssertMirrors(MeshTopology.LeftBrowLoop, MeshTopology.RightBrowLoop);
        AssertMirrors([MeshTopology.FaceSideLeft, MeshTopology.MouthLeft, MeshTopology.LeftEyeInner], [MeshTopology.FaceSideRight, MeshTopology.MouthRight, MeshTopology.RightEyeInner]);
        AssertMirrors([MeshTopology.NoseTip, MeshTopology.Chin, MeshTopology.ForeheadTop], [MeshTopology.NoseTip, MeshTopology.Chin, MeshTopology.ForeheadTop]);
    }

    [Fact]
    public void Loops_RunAlongEdgesOfTheMesh()
    {
        HashSet<(int, int)> edges = [];
        foreach (ushort[] t in Canonical.Triangles.ToArray().Chunk(3))
        {
            edges.UnionWith([(t[0], t[1]), (t[1], t[2]), (t[2], t[0]), (t[1], t[0]), (t[2], t[1]), (t[0], t[2])]);
        }

        int[][] loops =
        [
            [.. MeshTopology.FaceOvalLoop], [.. MeshTopology.LeftEyeLoop], [.. MeshTopology.RightEyeLoop], [.. MeshTopology.LeftLidsLoop],
            [.. MeshTopology.RightLidsLoop], [.. MeshTopology.LipsOuterLoop], [.. MeshTopology.LipsInnerLoop], [.. MeshTopology.LeftBrowLoop],
            [.. MeshTopology.RightBrowLoop],
        ];
        foreach (int[] loop in loops)
        {
            Assert.All(Enumerable.Range(0, loop.Length), i => Assert.Contains((loop[i], loop[(i + 1) % loop.Length]), edges));
        }
    }

    [Fact]
    public void SixtyEight_MirroredInIbugOrder_IsSymmetricOffTheOutline()
    {
        // iBUG's own mirror order of brows, nose, eyes and lips.
        (int, int)[] pairs =
        [
            (17, 26), (18, 25), (19, 24), (20, 23), (21, 22), (27, 27), (30, 30), (31, 35), (32, 34), (36, 45), (37, 44), (38, 43), (39, 42), (40, 47),
            (41, 46), (48, 54), (49, 53), (50, 52), (51, 51), (55, 59), (56, 58), (57, 57), (60, 64), (61, 63), (62, 62), (65, 67), (66, 66), (8, 8), (1, 15),
        ];
        Assert.Equal(68, MeshTopology.SixtyEight.Length);
        Assert.All(pairs, pair => Assert.Equal(MeshTopology.SixtyEight[pair.Item2], Canonical.Mirrors[MeshTopology.SixtyEight[pair.Item1]]));
    }

    private static void AssertMirrors(ReadOnlySpan<int> left, ReadOnlySpan<int> right)
    {
        int[] mirrored = Array.ConvertAll(left.ToArray(), point => (int)Canonical.Mirrors[point]);
        Assert.Equal(right.ToArray(), mirrored);
    }
}

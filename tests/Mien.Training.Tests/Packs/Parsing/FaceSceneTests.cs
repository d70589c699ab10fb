using Mien.Faces.Mesh;
using Mien.Faces.Parsing;
using Mien.Imaging.Pixels;
using Mien.Training.Data;
using Mien.Training.Packs.Parsing;

namespace Mien.Training.Tests.Packs.Parsing;

public sealed class FaceSceneTests
{
    private const int SizePx = 128;
    private static readonly CanonicalFace s_canonical = CanonicalFace.Load();
    private static readonly FaceMesh s_mesh = MeshExample.InPicture(s_canonical, SizePx);

    [Fact]
    public void Draw_ManyScenes_ShowsEveryClassAndSaysWhatItDrew()
    {
        Dictionary<FaceClass, int> scenes = FaceClasses.All.ToDictionary(kind => kind, _ => 0);
        for (int item = 0; item < 60; item++)
        {
            (Picture picture, FaceLabels labels) = Scene(item, isBare: true).Draw();

            for (int i = 0; i < SizePx * SizePx; i += 7)
            {
                // Grey stays grey where nothing was laid on: light may have changed it, but no colour came to it.
                bool isCovered = FaceClasses.Covering.Any(kind => labels[kind].Samples[i] > 0) || labels[FaceClass.Other].Samples[i] > 0;
                Assert.InRange(FaceClasses.All.Sum(kind => labels[kind].Samples[i]), 0, 1.001);
                Assert.True(isCovered || Colourfulness(picture, i) < 45, $"item {item}, pixel {i}: {Colourfulness(picture, i)}");
            }

            foreach (FaceClass kind in FaceClasses.All)
            {
                scenes[kind] += labels[kind].Samples.Sum() > 8 ? 1 : 0;
            }
        }

        Assert.All(FaceClasses.All.Except([FaceClass.InnerMouth]), kind => Assert.True(scenes[kind] >= 5, $"{kind}: {scenes[kind]} of 60"));
    }

    [Fact]
    public void Draw_WearersOfSpectacles_GetNoSecondPair()
    {
        Assert.All(Enumerable.Range(0, 20), item => Assert.Equal(0, Scene(item, isBare: false).Draw().Labels[FaceClass.Frame].Samples.Sum()));
    }

    [Fact]
    public void Draw_SameDraws_GivesTheSame() => Assert.Equal(Scene(3, true).Draw().Picture.Rgb, Scene(3, true).Draw().Picture.Rgb);

    private static FaceScene Scene(int item, bool isBare) => new(Face(isBare), Face(isBare), s_canonical, new SeededDraws(1, item));

    /// <summary>All grey, with hair above.</summary>
    private static LabelledFace Face(bool isBare)
    {
        Plane hair = new(SizePx, SizePx);
        hair.Samples.AsSpan(0, SizePx * SizePx / 5).Fill(1);
        return new(new(SizePx, SizePx, [.. Enumerable.Repeat((byte)128, 3 * SizePx * SizePx)]), s_mesh, hair, isBare);
    }

    private static int Colourfulness(Picture picture, int at)
    {
        ReadOnlySpan<byte> rgb = picture.Rgb.AsSpan(3 * at, 3);
        return Math.Max(Math.Abs(rgb[0] - rgb[1]), Math.Abs(rgb[1] - rgb[2]));
    }
}

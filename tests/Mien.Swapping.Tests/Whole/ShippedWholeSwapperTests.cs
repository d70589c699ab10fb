using Mien.Faces;
using Mien.Faces.Identity;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Swapping.Tests.Meshes;

namespace Mien.Swapping.Tests.Whole;

public sealed class ShippedWholeSwapperTests(SampleFaces samples) : IClassFixture<SampleFaces>
{
    [Fact]
    public void Swap_OntoItself_ChangesLittleInside()
    {
        for (int face = 0; face < samples.Faces.Count; face++)
        {
            MaskRecorder recorder = new();
            Picture result = samples.Swap(face, face, observer: recorder);

            double psnr = PsnrOfChanged(samples.Photo, result);
            Assert.True(psnr >= 25, $"Face {face}: {psnr:0.0} dB inside the mask.");
            Assert.True(recorder.Stages.SequenceEqual(["texture", "read", "render", "mask", "detail", "blend"]), string.Join(' ', recorder.Stages));
        }
    }

    [Fact]
    public void Swap_OfAnotherPerson_LeavesEverythingOutsideTheFaceBitForBit()
    {
        Picture result = samples.Swap(0, 3);

        Region region = SampleFaces.Around(samples.Faces[3], 0.02f);
        int changed = 0;
        for (int y = 0; y < result.Height; y++)
        {
            for (int x = 0; x < result.Width; x++)
            {
                bool isSame = PixelAt(result, x, y) == PixelAt(samples.Photo, x, y);
                bool isInside = x >= region.X && x < region.Right && y >= region.Y && y < region.Bottom;
                changed += isSame ? 0 : 1;
                Assert.True(isSame || isInside, $"({x}, {y}) changed outside of the face.");
            }
        }

        Assert.True(changed > 0.4 * region.Width * region.Height * 0.6, $"Only {changed} pixels changed.");
    }

    [Fact]
    public void Swap_OfAnotherPerson_GivesTheSourcesIdentityAndKeepsTheTargetsPose()
    {
        FaceIdentity source = samples.Analyzer.Identify(samples.Photo, samples.Faces[3]);
        FaceIdentity target = samples.Analyzer.Identify(samples.Photo, samples.Faces[1]);

        Picture result = samples.Swap(3, 1);

        Face swapped = samples.Analyzer.Find(result).MinBy(face => (face.Box.Centre - samples.Faces[1].Box.Centre).Length())!;
        FaceIdentity identity = samples.Analyzer.Identify(result, swapped);
        Assert.True(
            identity.SimilarityTo(source) > target.SimilarityTo(source) + 0.02f,
            $"result–source {identity.SimilarityTo(source):0.000}, target–source {target.SimilarityTo(source):0.000}");
        float meanShiftPx = Enumerable.Range(0, 468).Average(i => (swapped.Mesh[i] - samples.Faces[1].Mesh[i]).Length());
        Assert.True(meanShiftPx < 0.06f * samples.Faces[1].Mesh.OuterEyeDistancePx, $"Points moved by {meanShiftPx:0.0} px.");
    }

    [Fact]
    public void Swap_StrengthZero_ChangesAlmostNothing() =>
        Assert.True(PsnrOfChanged(samples.Photo, samples.Swap(0, 2, new() { Strength = 0 })) > 38);

    [Fact]
    public void Swap_TwiceWithOneSeed_GivesTheSamePicture() => Assert.Equal(samples.Swap(0, 2).Rgb, samples.Swap(0, 2).Rgb);

    [Fact]
    public void Swap_InnerMask_ChangesFewerPixelsThanTheOval()
    {
        int inner = Changed(samples.Swap(0, 2, new() { Mask = MaskKind.Inner }));
        int oval = Changed(samples.Swap(0, 2, new() { Mask = MaskKind.Oval }));

        Assert.InRange(inner, 0.2 * oval, 0.8 * oval);
    }

    [Fact]
    public void Swap_BarAcrossTheForehead_StaysInFrontOfTheNewFace()
    {
        Face face = samples.Faces[3];
        Picture target = samples.Photo.Clone();
        Region bar = new((int)face.Box.X - 10, (int)(face.Mesh[9].Y - (0.10f * face.Box.Height)), (int)face.Box.Width + 20, (int)(0.07f * face.Box.Height));
        Paint(target, bar, 30, 90, 200);
        Picture result = target.Clone();

        samples.Swapper.Prepare([samples.Source(0)]).SwapInPlace(result, face, new());

        double change = MeanChange(target, result, new(bar.X + 15, bar.Y + 4, bar.Width - 30, bar.Height - 8));
        Picture covered = target.Clone();
        samples.Swapper.Prepare([samples.Source(0)]).SwapInPlace(covered, face, new() { Mask = MaskKind.Oval });
        double changeWithoutCare = MeanChange(target, covered, new(bar.X + 15, bar.Y + 4, bar.Width - 30, bar.Height - 8));
        Assert.True(change < 8 && changeWithoutCare > 15, $"auto {change:0.0}, oval {changeWithoutCare:0.0} of 255");
    }

    [Fact]
    public void Swap_FaceOutsideTheFrame_LeavesItAlone()
    {
        Face far = samples.Faces[0];
        far = far with { Mesh = far.Mesh.Map(Affine2.Translation(5000, 0)) };
        Picture result = samples.Photo.Clone();

        samples.Swapper.Prepare([samples.Source(1)]).SwapInPlace(result, far, new());

        Assert.Equal(samples.Photo.Rgb, result.Rgb);
    }

    [Fact]
    public void Swap_FaceCutByTheFramesEdge_Works()
    {
        Face cut = samples.Faces[0];
        int left = (int)cut.Box.Centre.X;
        Picture half = Picture.From(samples.Photo.Read(new(left, 0, 600, samples.Photo.Height)));
        Picture result = half.Clone();

        samples.Swapper.Prepare([samples.Source(2)]).SwapInPlace(result, cut with { Mesh = cut.Mesh.Map(Affine2.Translation(-left, 0)) }, new());

        Assert.NotEqual(half.Rgb, result.Rgb);
    }

    [Fact]
    public void Prepare_WithoutSources_IsRefused() => Assert.Throws<ArgumentException>(() => samples.Swapper.Prepare([]));

    [Fact]
    public void Prepare_Cancelled_Stops() => Assert.Throws<OperationCanceledException>(
        () => samples.Swapper.Prepare([samples.Source(0)], new CancellationToken(canceled: true)));

    private int Changed(Picture result) =>
        Enumerable.Range(0, result.Width * result.Height).Count(i => !result.Rgb.AsSpan(i * 3, 3).SequenceEqual(samples.Photo.Rgb.AsSpan(i * 3, 3)));

    private static (byte, byte, byte) PixelAt(Picture picture, int x, int y)
    {
        int i = ((y * picture.Width) + x) * 3;
        return (picture.Rgb[i], picture.Rgb[i + 1], picture.Rgb[i + 2]);
    }

    private static void Paint(Picture picture, Region region, byte red, byte green, byte blue)
    {
        for (int y = region.Y; y < region.Bottom; y++)
        {
            for (int x = region.X; x < region.Right; x++)
            {
                int i = ((y * picture.Width) + x) * 3;
                (picture.Rgb[i], picture.Rgb[i + 1], picture.Rgb[i + 2]) = (red, green, blue);
            }
        }
    }

    private static double MeanChange(Picture before, Picture after, Region region)
    {
        double sum = 0;
        for (int y = region.Y; y < region.Bottom; y++)
        {
            for (int i = ((y * before.Width) + region.X) * 3; i < ((y * before.Width) + region.Right) * 3; i++)
            {
                sum += Math.Abs(before.Rgb[i] - after.Rgb[i]);
            }
        }

        return sum / (region.Width * region.Height * 3);
    }

    /// <summary>Over the pixels that differ at all, which is stricter than over the mask.</summary>
    private static double PsnrOfChanged(Picture before, Picture after)
    {
        double squares = 0;
        long count = 1;
        for (int i = 0; i < before.Rgb.Length; i++)
        {
            int difference = before.Rgb[i] - after.Rgb[i];
            squares += difference * difference;
            count += difference != 0 ? 1 : 0;
        }

        return 10 * Math.Log10(255.0 * 255 * count / Math.Max(squares, 1e-9));
    }

    private sealed class MaskRecorder : ISwapObserver
    {
        public bool WantsPictures => true;

        public List<string> Stages { get; } = [];

        public void Stage(string name, Picture picture) => Stages.Add(name);

        public void Time(string stage, TimeSpan elapsed) => Assert.True(elapsed >= TimeSpan.Zero);
    }
}

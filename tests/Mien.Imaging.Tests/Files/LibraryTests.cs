using Mien.Imaging.Files;

namespace Mien.Imaging.Tests.Files;

/// <summary>Native memory and threads. Runs alone, because libvips counts for the whole process.</summary>
[Collection(nameof(LibraryTests))]
[CollectionDefinition(nameof(LibraryTests), DisableParallelization = true)]
public sealed class LibraryTests
{
    [Fact]
    public void Create_Report_ReadsAndWritesAllFormats()
    {
        VipsReport report = VipsReport.Create();

        Assert.Matches(@"^8\.\d+\.\d+", report.Version);
        Assert.True(File.Exists(report.LibraryPath));
        Assert.Equal(Enum.GetValues<PictureFormat>(), report.Reads);
        Assert.Equal(Enum.GetValues<PictureFormat>(), report.Writes);
    }

    [Fact]
    public void LoadAndEncode_HundredsOfTimes_LeavesNoNativeMemory()
    {
        byte[] png = FileBytes.WithExif(
            FileBytes.WithProfile(Photo.Of(Scene.Picture()).Encode(PictureFormat.Png), RgbProfile.WideGamut.ToBytes()), 6);
        Use(png, 3);
        long before = VipsReport.Create().TrackedBytes;

        Use(png, 300);

        // Less, where what earlier tests left was let go of meanwhile. libvips' own threads let go of their last buffers a moment later; what leaks never goes.
        SpinWait.SpinUntil(() => VipsReport.Create().TrackedBytes <= before, TimeSpan.FromSeconds(10));
        Assert.InRange(VipsReport.Create().TrackedBytes, 0, before);
    }

    [Fact]
    public void LoadAndEncode_ManyThreads_AllAgree()
    {
        byte[] jpeg = Photo.Of(Scene.Picture(300, 200)).Encode(PictureFormat.Jpeg);
        byte[] expected = Photo.Load(jpeg).Encode(PictureFormat.Png);

        Parallel.For(0, 64, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            if (i % 4 == 0)
            {
                Assert.Throws<PictureException>(() => Photo.Load(jpeg.AsMemory(0, jpeg.Length / 2)));
            }

            Assert.Equal(expected, Photo.Load(jpeg).Encode(PictureFormat.Png));
        });
    }

    private static void Use(byte[] png, int times)
    {
        for (int i = 0; i < times; i++)
        {
            Photo photo = Photo.Load(png);
            photo.Picture.Rgb[0] ^= 1;
            photo.Encode(PictureFormat.Jpeg);
            Assert.Throws<PictureException>(() => Photo.Load(png.AsMemory(0, png.Length / 2)));
        }
    }
}

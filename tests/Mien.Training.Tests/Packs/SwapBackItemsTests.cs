using Mien.Faces;
using Mien.Faces.Mesh;
using Mien.Imaging.Pixels;
using Mien.Training.Data;
using Mien.Training.Loops;
using Mien.Training.Packs;
using Mien.Training.Tests.Loops;

namespace Mien.Training.Tests.Packs;

public sealed class SwapBackItemsTests : IDisposable
{
    private const int SizePx = 32;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_PackWithMadeFaces_TeachesPhotosAloneAndNamesAllTheyWereMadeOf()
    {
        CanonicalFace canonical = CanonicalFace.Load();
        // Faces 0 to 3 are of photos, 4 and 5 were made of 0 and 1, 6 to 8 are held out.
        using FacePack pack = PackExample.Write(_folder.File("faces.safetensors"), 9, training: 6, people: 9, SizePx, MeshExample.InPicture(canonical, SizePx), made: 2);
        Remembering swapper = new();
        using RunFolder run = new(Directory.CreateDirectory(_folder.File("run")).FullName);

        new SwapBackItems(pack, new(pack, swapper, canonical, seed: 1), workers: 1).Write(run, 30, seed: 1, new Notes(), CancellationToken.None);

        using ItemsFile items = ItemsFile.Open(run.ItemsPath);
        Assert.Equal(["0.jpg", "1.jpg", "2.jpg", "3.jpg"], items.Facts["names"].Split('\n').Order());
        Assert.False(items.Facts.ContainsKey("made_items"));
        byte[][] photos = [.. new[] { 0, 1, 2, 3 }.Select(item => pack.Read(PackFields.Picture, item))];
        byte[][] madeOnes = [.. new[] { 4, 5 }.Select(item => pack.Read(PackFields.Picture, item))];
        Assert.Contains(swapper.Sources, source => madeOnes.Any(made => source.Rgb.AsSpan().SequenceEqual(SampleBytes.ToPicture(made, SizePx).Rgb)));
        int clean = 0;
        for (int item = 0; item < items.Count; item++)
        {
            byte[] bytes = new byte[3 * SizePx * SizePx];
            items.Read(items.Field(SwapBackItems.Truth), item, bytes);
            clean += photos.Any(photo => Alike(photo, bytes) > 0.5) ? 1 : 0;
            Assert.All(madeOnes, made => Assert.InRange(Alike(made, bytes), 0, 0.5));
        }

        Assert.InRange(clean, items.Count * 0.4, items.Count * 0.9); // the others were taken by a poorer camera
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Write_Sources_OnlyWhereTheyAreWanted(bool hasSource)
    {
        CanonicalFace canonical = CanonicalFace.Load();
        using FacePack pack = PackExample.Write(_folder.File("faces.safetensors"), 9, training: 6, people: 9, SizePx, MeshExample.InPicture(canonical, SizePx));
        Remembering swapper = new();
        using RunFolder run = new(Directory.CreateDirectory(_folder.File("run")).FullName);

        new SwapBackItems(pack, new(pack, swapper, canonical, seed: 1), workers: 1) { HasSource = hasSource }.Write(run, 8, seed: 1, new Notes(), CancellationToken.None);

        using ItemsFile items = ItemsFile.Open(run.ItemsPath);
        Assert.Equal(hasSource, items.Fields.Any(field => field.Name == SwapBackItems.Source));
        Assert.Equal(hasSource ? 7 : 6, items.Fields.Count);
    }

    /// <summary>The part of the bytes that are the same: covers are drawn on some truths, and some are damaged.</summary>
    private static double Alike(byte[] one, byte[] other) => one.Zip(other).Count(pair => pair.First == pair.Second) / (double)one.Length;

    /// <summary>Changes nothing.</summary>
    private sealed class Remembering : IPairSwapper
    {
        public List<Picture> Sources { get; } = [];

        public Plane SwapInPlace(Picture source, Face sourceFace, Picture target, Face targetFace, float shapeShare, CancellationToken cancellation)
        {
            lock (Sources)
            {
                Sources.Add(source);
            }

            return new(target.Width, target.Height);
        }
    }
}

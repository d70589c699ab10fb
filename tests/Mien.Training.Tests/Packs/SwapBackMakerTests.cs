using Mien.Faces;
using Mien.Faces.Mesh;
using Mien.Imaging.Pixels;
using Mien.Training.Packs;

namespace Mien.Training.Tests.Packs;

public sealed class SwapBackMakerTests : IDisposable
{
    private const int SizePx = 32;

    private readonly TemporaryFolder _folder = new();
    private readonly CanonicalFace _canonical = CanonicalFace.Load();
    private readonly FacePack _pack;

    public SwapBackMakerTests() => _pack = PackExample.Write(
        _folder.File("faces.safetensors"), faces: 8, training: 6, people: 8, SizePx, MeshExample.InPicture(_canonical, SizePx));

    public void Dispose()
    {
        _pack.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Make_ManyItems_PutsAPhotoBackOrLeavesTheSwap()
    {
        SwapBack[] items = [.. Enumerable.Range(0, 80).Select(Make)];

        Assert.InRange(items.Count(item => !item.HasTruth), 2, 18);
        Assert.All(items, item =>
        {
            // The drawing marks the first two pixels; without a truth the drawing stands in its place.
            Assert.NotEqual(item.Target.Rgb[3], item.Truth.Rgb[3]);
            Assert.Equal(!item.HasTruth, item.Drawn.Rgb.AsSpan().SequenceEqual(item.Truth.Rgb));
            Assert.Equal([1, 1, 0], item.Mask.Samples[..3]);
        });
    }

    [Fact]
    public void Make_PersonWithTwoPhotos_PutsBackTheOther()
    {
        using FacePack pack = PackExample.Write(
            _folder.File("pairs.safetensors"), faces: 8, training: 8, people: 4, SizePx, MeshExample.InPicture(_canonical, SizePx));
        int[] photos = [.. Enumerable.Range(0, pack.Count).Where(item => pack.PersonOf(item) == pack.PersonOf(2))];
        Views views = new();

        for (int number = 0; number < 20; number++)
        {
            new SwapBackMaker(pack, views, _canonical, seed: 1).Make(new(Truth: 2, Source: 3, ShapeShare: 0), number, default);
        }

        // Three of four are mirrored, and all are lit anew: those that are not lie nearer to the photo that they come from.
        Assert.Equal([2, 6], photos);
        (double own, double other) = (views.LeastDistance(pack.ReadPicture(2)), views.LeastDistance(pack.ReadPicture(6)));
        Assert.True(other < 0.7 * own, $"{other:0} {own:0}");
    }

    [Fact]
    public void Make_ManyItems_ShowsWhoIsAskedForAsAnotherPhotoWould()
    {
        SwapBack[] items = [.. Enumerable.Range(0, 80).Select(Make)];

        Assert.All(items, item =>
        {
            Assert.NotEqual(item.Truth.Rgb, item.Source.Rgb);
            // Of whom nobody is put back the photo is there; the marker has changed nothing of it.
            Assert.Equal(!item.HasTruth, item.Source.Rgb.SequenceEqual(_pack.ReadPicture(3).Rgb));
        });
    }

    [Fact]
    public void Make_WithATeacher_AsksItWhereNoPhotoIsRight()
    {
        SwapBackMaker maker = new(_pack, new Marker(pixels: 2), _canonical, seed: 1) { Teacher = new Marker(pixels: 3) };
        SwapBack[] items = [.. Enumerable.Range(0, 80).Select(number => maker.Make(new(Truth: 2, Source: 3, ShapeShare: 0), number, default))];

        Assert.All(items, item => Assert.True(item.HasTruth));
        SwapBack[] taught = [.. items.Where(item => item.Target.Rgb[6] != item.Truth.Rgb[6])];
        Assert.InRange(taught.Length, 14, 36);
        Assert.All(taught, item => Assert.Equal(item.Target.Rgb[6], item.Drawn.Rgb[6]));
    }

    [Fact]
    public void Make_SameNumberAgain_GivesTheSameItem()
    {
        Assert.Equal(Make(3).Drawn.Rgb, Make(3).Drawn.Rgb);
        Assert.NotEqual(Make(3).Drawn.Rgb, Make(4).Drawn.Rgb);
    }

    private SwapBack Make(int number) =>
        new SwapBackMaker(_pack, new Marker(pixels: 2), _canonical, seed: 1).Make(new(Truth: 2, Source: 3, ShapeShare: 0), number, default);

    /// <summary>Draws nothing, and remembers whom it was asked for.</summary>
    private sealed class Views : IPairSwapper
    {
        private readonly List<Picture> _sources = [];

        public Plane SwapInPlace(Picture source, Face sourceFace, Picture target, Face targetFace, float shapeShare, CancellationToken cancellation)
        {
            _sources.Add(source);
            return new(target.Width, target.Height);
        }

        public double LeastDistance(Picture picture) => _sources.Min(source => source.Rgb.Zip(picture.Rgb).Average(pair => (double)Math.Abs(pair.First - pair.Second)));
    }

    /// <summary>Turns the colours of the first pixels around.</summary>
    private sealed class Marker(int pixels) : IPairSwapper
    {
        public Plane SwapInPlace(Picture source, Face sourceFace, Picture target, Face targetFace, float shapeShare, CancellationToken cancellation)
        {
            Plane mask = new(target.Width, target.Height);
            for (int pixel = 0; pixel < pixels; pixel++)
            {
                mask.Samples[pixel] = 1;
                target.Rgb[pixel * 3] = (byte)(target.Rgb[pixel * 3] ^ 0x80 ^ (source.Rgb[(source.Rgb.Length / 2) + pixel] & 0x7F));
            }

            return mask;
        }
    }
}

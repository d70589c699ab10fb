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
    public void Make_ManyItems_PutsAPhotoBackOrTeachesTheMaskAlone()
    {
        SwapBack[] items = [.. Enumerable.Range(0, 80).Select(Make)];

        Assert.InRange(items.Count(item => !item.HasTruth), 4, 24);
        Assert.All(items, item =>
        {
            // The careful swapper marks the first pixel, the whole one the second, too.
            Assert.Equal(item.HasTruth ? 1 : 2, item.Target.Rgb.Zip(item.Truth.Rgb).Take(6).Chunk(3).Count(pixel => pixel.Any(pair => pair.First != pair.Second)));
            Assert.NotEqual(item.Target.Rgb[3], item.Drawn.Rgb[3]);
            Assert.Equal(1, item.Coverage.Samples[1]);
            Assert.Equal(0, item.Mask.Samples[1]);
            Assert.InRange(item.Mask.Samples[0], 0, 1);
        });
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
        SwapBackMaker maker = new(_pack, new Marker(pixels: 1), new Marker(pixels: 2), _canonical, seed: 1) { Teacher = new Marker(pixels: 3) };
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
        new SwapBackMaker(_pack, new Marker(pixels: 1), new Marker(pixels: 2), _canonical, seed: 1).Make(new(Truth: 2, Source: 3, ShapeShare: 0), number, default);

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

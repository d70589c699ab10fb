using System.Runtime.InteropServices;
using Mien.Faces;
using Mien.Imaging.Pixels;
using Mien.Training.Data;
using Mien.Training.Packs;

namespace Mien.Training.Tests.Packs;

/// <summary>Pairs of a generated pack, with a swapper that leaves its mark.</summary>
public sealed class ReversePairsTests : IDisposable
{
    private const int Faces = 30;
    private const int Training = 24;
    private readonly TemporaryFolder _folder = new();
    private readonly FacePack _pack;

    public ReversePairsTests() => _pack = PackExample.Write(_folder.File("faces.safetensors"), Faces, Training, people: 10);

    public void Dispose()
    {
        _pack.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Write_Pairs_HoldTheRealPictureAsTruthAndOnlyPeopleToLearnFrom()
    {
        string path = ReversePairs.PathFor(_folder.File("faces.safetensors"));
        PackNotes notes = new();

        int count = new ReversePairs(_pack, new MarkingSwapper()).Write(path, 48, seed: 3, notes, counterfactualShare: 0);

        Assert.Equal((48, 48), (count, notes.Photos));
        Assert.EndsWith("faces.pairs.safetensors", path, StringComparison.Ordinal);
        using ItemsFile pairs = ItemsFile.Open(path);
        int[] truths = [.. Enumerable.Range(0, count).Select(pair => Number(pairs, ReversePairs.Truth, pair))];
        for (int pair = 0; pair < count; pair++)
        {
            int source = Number(pairs, ReversePairs.Source, pair);
            Assert.InRange(source, 0, Training - 1);
            Assert.NotEqual(_pack.PersonOf(source), _pack.PersonOf(truths[pair]));
            Assert.Equal((0, 255), (Bytes(pairs, ReversePairs.Kind, pair)[0], Bytes(pairs, ReversePairs.LossMask, pair).Min()));
            Assert.Equal(_pack.PersonOf(truths[pair]), _pack.PersonOf(Number(pairs, ReversePairs.View, pair)));
            Assert.NotEqual(truths[pair], Number(pairs, ReversePairs.View, pair));
            Assert.Equal(_pack.Read(PackFields.Picture, truths[pair]), Bytes(pairs, PackFields.Picture, pair));
            Assert.Equal(_pack.Read(PackFields.FaceMask, truths[pair]), Bytes(pairs, PackFields.FaceMask, pair));

            // The swapper's mark: the source's first pixel in the truth's.
            byte[] expected = _pack.Read(PackFields.Picture, truths[pair]);
            expected[0] = _pack.Read(PackFields.Picture, source)[0];
            Assert.Equal(expected, Bytes(pairs, ReversePairs.Swapped, pair));
        }

        Assert.All(truths.CountBy(truth => truth), truth => Assert.Equal(2, truth.Value)); // each equally often
        Assert.Equal(Training, truths.Distinct().Count());
    }

    [Fact]
    public void Write_CounterfactualPairs_AreTheSameSwapsWithThemselvesAsTheAnswer()
    {
        string path = _folder.File("pairs");

        new ReversePairs(_pack, new MarkingSwapper()).Write(path, 40, seed: 3, new PackNotes(), counterfactualShare: 0.25f);

        using ItemsFile pairs = ItemsFile.Open(path);
        Assert.Equal((40, "10"), (pairs.Count, pairs.Facts["counterfactual_pairs"]));
        int[] kinds = [.. Enumerable.Range(0, 40).Select(pair => (int)Bytes(pairs, ReversePairs.Kind, pair)[0])];
        Assert.Equal(10, kinds.Sum());
        foreach (int pair in Enumerable.Range(0, 40).Where(pair => kinds[pair] == (int)PairKind.Counterfactual))
        {
            // Right behind the swap whose answer is the photo: the same picture, another person asked for, another answer.
            Assert.Equal(0, kinds[pair - 1]);
            Assert.Equal(Bytes(pairs, ReversePairs.Swapped, pair - 1), Bytes(pairs, ReversePairs.Swapped, pair));
            Assert.Equal(Bytes(pairs, ReversePairs.Swapped, pair), Bytes(pairs, PackFields.Picture, pair));
            Assert.NotEqual(Bytes(pairs, PackFields.Picture, pair - 1), Bytes(pairs, PackFields.Picture, pair));
            Assert.Equal(_pack.PersonOf(Number(pairs, ReversePairs.Source, pair)), _pack.PersonOf(Number(pairs, ReversePairs.View, pair)));
            byte[] counts = Bytes(pairs, ReversePairs.LossMask, pair);
            Assert.Equal((0, 255), (counts[0], counts[^1])); // the mark is an edge by itself
        }
    }

    [Theory]
    [InlineData(1, 0.5f, 0)]
    [InlineData(3, 0.5f, 1)]
    [InlineData(20, 0.15f, 3)]
    [InlineData(40, 0.5f, 20)]
    public void Draw_AnyNumber_GivesSoManyOfBothKinds(int count, float share, int counterfactual)
    {
        IReadOnlyList<TrainingPair> pairs = TrainingPair.Draw(_pack, count, share, seed: 1);

        Assert.Equal((count, counterfactual), (pairs.Count, pairs.Count(pair => pair.Kind == PairKind.Counterfactual)));
    }

    [Fact]
    public void Write_Cancelled_LeavesNothing()
    {
        using CancellationTokenSource stop = new();
        string[] before = Directory.GetFiles(_folder.Path);

        Assert.ThrowsAny<OperationCanceledException>(() => new ReversePairs(_pack, new MarkingSwapper()).Write(
            _folder.File("pairs"), 200, seed: 1, new PackNotes(pairs =>
            {
                if (pairs == 3)
                {
                    stop.Cancel();
                }
            }), cancellation: stop.Token));

        Assert.Equal(before, Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void Draw_MadeFaces_AreSourcesButNeverTruthsNorPutOnWhoTheyWereMadeOf()
    {
        using FacePack pack = PackExample.Write(_folder.File("made.safetensors"), faces: 16, training: 12, people: 16, made: 6);

        IReadOnlyList<ReversePair> pairs = ReversePair.Draw(pack, 120, seed: 1);

        Assert.Equal(Enumerable.Range(0, 6), pairs.Select(pair => pair.Truth).Distinct().Order());
        Assert.Equal(Enumerable.Range(0, 12), pairs.Select(pair => pair.Source).Distinct().Order());
        Assert.DoesNotContain(pairs, pair => pair.Truth < 2 && pair.Source >= 6);
        Assert.Equal([12, 13, 14, 15], ReversePair.Draw(pack, 40, seed: 1, heldOut: true).Select(pair => pair.Truth).Distinct().Order());
        Assert.Equal((6, 12), (pack.Training(PackFields.Picture).Count, pack.TrainingCount));
    }

    [Fact]
    public void Draw_WantedSourcesAreMadeOfOnePersonAlone_TakesAll()
    {
        using FacePack pack = PackExample.Write(_folder.File("made.safetensors"), faces: 8, training: 8, people: 8, made: 5);

        Assert.Equal(20, ReversePair.Draw(pack, 20, seed: 1, isSource: item => item == 0 || item > 2).Count);
    }

    [Fact]
    public void Write_SameSeed_GivesTheSameBytes()
    {
        byte[][] files = [.. new long[] { 1, 1, 2 }.Select(seed =>
        {
            new ReversePairs(_pack, new MarkingSwapper()).Write(_folder.File("pairs"), 10, seed, new PackNotes());
            return File.ReadAllBytes(_folder.File("pairs"));
        })];

        Assert.Equal(files[0], files[1]);
        Assert.NotEqual(files[0], files[2]);
    }

    [Fact]
    public void Draw_HeldOut_HasHeldOutTruthsAlone()
    {
        using FacePack pack = PackExample.Write(_folder.File("split.safetensors"), faces: 9, training: 6, people: 9);

        Assert.Equal([6, 7, 8], ReversePair.Draw(pack, 30, seed: 1, heldOut: true).Select(pair => pair.Truth).Distinct().Order());
        Assert.All(ReversePair.Draw(pack, 30, seed: 1), pair => Assert.InRange(Math.Max(pair.Truth, pair.Source), 0, 5));
    }

    [Fact]
    public void Write_OnePersonAlone_GivesNone()
    {
        using FacePack alone = PackExample.Write(_folder.File("alone.safetensors"), 4, 4, people: 1);

        Assert.Equal(0, new ReversePairs(alone, new MarkingSwapper()).Write(_folder.File("pairs"), 10, 1, new PackNotes()));
        Assert.False(File.Exists(_folder.File("pairs")));
    }

    private static int Number(ItemsFile pairs, string field, int pair) => MemoryMarshal.Read<int>(Bytes(pairs, field, pair));

    private static byte[] Bytes(ItemsFile pairs, string field, int pair)
    {
        byte[] bytes = new byte[pairs.Field(field).ByteCount / pairs.Count];
        pairs.Read(pairs.Field(field), pair, bytes);
        return bytes;
    }

    private sealed class MarkingSwapper : IPairSwapper
    {
        public Plane SwapInPlace(Picture source, Face sourceFace, Picture target, Face targetFace, float shapeShare, CancellationToken cancellation)
        {
            Assert.InRange(shapeShare, 0, 0.5f);
            target.Rgb[0] = source.Rgb[0];
            Plane replaced = new(target.Width, target.Height);
            replaced.Samples[0] = 1;
            return replaced;
        }
    }
}

using System.Globalization;
using Mien.Models.Cards;
using Mien.Models.Contracts;
using Mien.Training.Checkpoints;
using Mien.Training.Data;
using Mien.Training.Loops;

namespace Mien.Training.Packs;

/// <summary>Writes the items of a live swapper's training: <see cref="SwapBack"/>s of people that may be learned from, and fewer of people that
/// are held out.</summary>
internal sealed class SwapBackItems(FacePack pack, SwapBackMaker maker, int workers)
{
    /// <summary>uint8 [Items,3,S,S].</summary>
    public const string Target = HarmoniserContract.Target, Drawn = HarmoniserContract.Drawn, Truth = "truth";

    /// <summary>uint8 [Items,3,S,S]; only where <see cref="HasSource"/>.</summary>
    public const string Source = HarmoniserContract.Source;

    /// <summary>uint8 [Items,1,S,S], 255 is all.</summary>
    public const string Coverage = HarmoniserContract.Coverage, Mask = HarmoniserContract.Mask;

    /// <summary>uint8 [Items,1,1,1]: 1 where there is a truth.</summary>
    public const string IsReal = "is_real";

    private const int HeldOutItems = 96;

    /// <summary>Whether the person is wanted as another photo shows them, beside what was drawn of it.</summary>
    public bool HasSource { get; init; }

    /// <exception cref="FacePackException">There are not two people in each part.</exception>
    public void Write(RunFolder folder, int count, long seed, ITrainingObserver observer, CancellationToken cancellation)
    {
        int done = 0;
        void Advance() => observer.Prepare(++done, HeldOutItems + count, done);
        // Spectacles that a swap has put on the target would be taken away again, and so teach that real ones are.
        bool[] isBare = [.. Enumerable.Range(0, pack.Count).AsParallel().AsOrdered().Select(pack.IsBare)];
        Write(folder, folder.HeldOutPath, ReversePair.Draw(pack, HeldOutItems, seed, heldOut: true, item => isBare[item]), int.MaxValue - HeldOutItems, Advance, cancellation);
        Write(folder, folder.ItemsPath, ReversePair.Draw(pack, count, seed, isSource: item => isBare[item]), firstNumber: 0, Advance, cancellation);
    }

    private void Write(RunFolder folder, string path, IReadOnlyList<ReversePair> pairs, int firstNumber, Action advance, CancellationToken cancellation)
    {
        if (pairs.Count == 0)
        {
            throw FacePackException.OnePerson();
        }

        int area = pack.SizePx * pack.SizePx;
        (string Name, int Bytes)[] fields = [(Target, 3 * area), (Drawn, 3 * area), (Truth, 3 * area), (Coverage, area), (Mask, area), (IsReal, 1), .. HasSource ? [(Source, 3 * area)] : Array.Empty<(string, int)>()];
        using WaitingFields waiting = new(folder.Root, fields);
        (ReversePair Pair, int Number)[] numbered = [.. pairs.Select((pair, number) => (pair, firstNumber + number))];
        foreach (SwapBack item in OrderedWork.Run(numbered, workers, (work, stop) => maker.Make(work.Pair, work.Number, stop), cancellation))
        {
            SampleBytes.Write(item.Target, waiting.Next(Target));
            SampleBytes.Write(item.Drawn, waiting.Next(Drawn));
            SampleBytes.Write(item.Truth, waiting.Next(Truth));
            SampleBytes.Write(item.Coverage, waiting.Next(Coverage));
            SampleBytes.Write(item.Mask, waiting.Next(Mask));
            waiting.Next(IsReal)[0] = item.HasTruth ? (byte)1 : (byte)0;
            if (HasSource)
            {
                SampleBytes.Write(item.Source, waiting.Next(Source));
            }

            waiting.Flush();
            advance();
        }

        folder.Write(
            path,
            [.. fields.Select(field => new TensorSource(field.Name, ElementType.UInt8, Dimensions(pairs.Count, field.Bytes), stream => waiting.CopyTo(field.Name, stream)))],
            Facts(pairs));
    }

    private System.Collections.Immutable.ImmutableArray<long> Dimensions(int count, int bytes) =>
        bytes == 1 ? [count, 1, 1, 1] : [count, bytes / (pack.SizePx * pack.SizePx), pack.SizePx, pack.SizePx];

    /// <summary>The pack's own, with the photos of these items alone.</summary>
    private Dictionary<string, string> Facts(IReadOnlyList<ReversePair> pairs)
    {
        ILookup<string, int> ofPerson = Enumerable.Range(0, pack.Count).Where(item => !pack.IsMade(item)).ToLookup(pack.PersonOf);
        string[] photos = [.. pairs.SelectMany(pair => (int[])[.. ofPerson[pack.PersonOf(pair.Truth)], pair.Source]).SelectMany(pack.MadeFrom).Distinct().Order().Select(pack.PhotoOf)];
        Dictionary<string, string> facts = new(pack.Items.Facts)
        {
            [CardKeys.Names] = string.Join('\n', photos),
            ["swap_backs"] = pairs.Count.ToString(CultureInfo.InvariantCulture),
        };
        foreach (string key in (string[])[FacePack.FormatKey, FacePack.TrainingItemsKey, FacePack.MadeItemsKey, FacePack.PhotosKey, FacePack.PeopleKey])
        {
            facts.Remove(key);
        }

        return facts;
    }
}

using System.Globalization;
using System.Runtime.InteropServices;
using Mien.Faces;
using Mien.Faces.Mesh;
using Mien.Imaging.Pixels;
using Mien.Training.Checkpoints;
using Mien.Training.Data;

namespace Mien.Training.Packs;

/// <summary>Makes pairs of a pack: the input is a real picture with another person's face on it, the answer is the real picture. Some inputs come a second
/// time, with themselves as the answer (<see cref="PairKind.Counterfactual"/>).</summary>
/// <remarks>Only of people that may be learned from. Li et al. 2023, "ReliableSwap". Memory stays that of a few pictures; the same pack, numbers and
/// seed give the same bytes.</remarks>
public sealed class ReversePairs(FacePack pack, IPairSwapper swapper)
{
    /// <summary>uint8 [Pairs,3,S,S]: the truth with the other's face.</summary>
    public const string Swapped = "swapped";

    /// <summary>int32 [Pairs]: items of the pack, whose picture was taken and whose face is on it.</summary>
    public const string Truth = "truth", Source = "source";

    /// <summary>int32 [Pairs]: item of the pack that shows the person of the answer, another photo if there is one.</summary>
    public const string View = "view";

    /// <summary>uint8 [Pairs]: <see cref="PairKind"/>.</summary>
    public const string Kind = "kind";

    /// <summary>uint8 [Pairs,1,S,S]: 255 where the answer counts; of a counterfactual pair 0 where the swap was joined to the picture.</summary>
    public const string LossMask = "loss_mask";

    /// <summary>The part of the pairs whose answer is their input, unless something else is asked for.</summary>
    public const float UsualCounterfactualShare = 0.15f;

    private const float MostCounterfactualShare = 0.5f;

    /// <summary>Where the pairs of a pack are.</summary>
    public static string PathFor(string packPath) => Path.ChangeExtension(packPath, ".pairs.safetensors");

    /// <summary>Writes the file, whole or not at all, and a contact sheet beside it.</summary>
    /// <param name="count">Of both kinds; at least 1.</param>
    /// <param name="counterfactualShare">Of the pairs, 0 … 0.5.</param>
    /// <returns>How many there are; 0, and no file, when all faces are of one person.</returns>
    /// <exception cref="FacePackException">The file cannot be written.</exception>
    public int Write(
        string output, int count, long seed, IPackObserver observer, float counterfactualShare = UsualCounterfactualShare, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfNegative(counterfactualShare);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(counterfactualShare, MostCounterfactualShare);
        IReadOnlyList<TrainingPair> pairs = TrainingPair.Draw(pack, count, counterfactualShare, seed);
        if (pairs.Count == 0)
        {
            return 0;
        }

        try
        {
            WriteFile(output, pairs, seed, observer, cancellation);
            PairSheet.Save(pack, pairs, output);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw FacePackException.NotWritable(output, fault);
        }

        return pairs.Count;
    }

    private void WriteFile(string output, IReadOnlyList<TrainingPair> pairs, long seed, IPackObserver observer, CancellationToken cancellation)
    {
        (int count, int size) = (pairs.Count, pack.SizePx);
        (string Name, int Channels)[] fields = [(Swapped, 3), (PackFields.Picture, 3), (PackFields.FaceMask, 1), (LossMask, 1)];
        string folder = Path.GetDirectoryName(Path.GetFullPath(output))!;
        using WaitingFields waiting = new(folder, [.. fields.Select(field => (field.Name, field.Channels * size * size))]);
        observer.Begin("pairs");
        MakeAll(pairs, waiting, observer, cancellation);
        TensorSource[] sources =
        [
            .. fields.Select(field => new TensorSource(field.Name, ElementType.UInt8, [count, field.Channels, size, size], stream => waiting.CopyTo(field.Name, stream))),
            Items(Truth, pair => pair.Swap.Truth),
            Items(Source, pair => pair.Swap.Source),
            Items(View, pair => pair.View),
            new(Kind, ElementType.UInt8, [count], stream => stream.Write(pairs.Select(pair => (byte)pair.Kind).ToArray())),
        ];
        Safetensors.Write(output, sources, new Dictionary<string, string>(pack.Items.Facts)
        {
            [FacePack.FormatKey] = "mien-pairs/2",
            ["seed"] = seed.ToString(CultureInfo.InvariantCulture),
            ["counterfactual_pairs"] = pairs.Count(pair => pair.Kind == PairKind.Counterfactual).ToString(CultureInfo.InvariantCulture),
        });

        TensorSource Items(string name, Func<TrainingPair, int> item) =>
            new(name, ElementType.Int32, [count], stream => stream.Write(MemoryMarshal.AsBytes(pairs.Select(item).ToArray().AsSpan())));
    }

    private void MakeAll(IReadOnlyList<TrainingPair> pairs, WaitingFields waiting, IPackObserver observer, CancellationToken cancellation)
    {
        // A counterfactual pair stands right behind the reverse pair of the same swap, which is made once.
        IEnumerator<(Picture Picture, Plane Replaced)> swaps = OrderedWork.Run(
            [.. pairs.Where(pair => pair.Kind == PairKind.Reverse)], Environment.ProcessorCount, Swap, cancellation).GetEnumerator();
        using (swaps)
        {
            foreach (TrainingPair pair in pairs)
            {
                if (pair.Kind == PairKind.Reverse)
                {
                    swaps.MoveNext();
                }

                SampleBytes.Write(swaps.Current.Picture, waiting.Next(Swapped));
                pack.Read(PackFields.FaceMask, pair.Swap.Truth).CopyTo(waiting.Next(PackFields.FaceMask));
                FillAnswer(pair, swaps.Current.Replaced, waiting);
                waiting.Flush();
                observer.Advance(pairs.Count);
            }
        }
    }

    private void FillAnswer(TrainingPair pair, Plane replaced, WaitingFields waiting)
    {
        if (pair.Kind == PairKind.Reverse)
        {
            pack.Read(PackFields.Picture, pair.Swap.Truth).CopyTo(waiting.Next(PackFields.Picture));
            waiting.Next(LossMask).Fill(byte.MaxValue);
        }
        else
        {
            waiting.Next(Swapped).CopyTo(waiting.Next(PackFields.Picture));
            SampleBytes.Write(SeamRing.Outside(replaced), waiting.Next(LossMask));
        }
    }

    private (Picture Picture, Plane Replaced) Swap(TrainingPair pair, CancellationToken cancellation)
    {
        (int truth, int source) = (pair.Swap.Truth, pair.Swap.Source);
        Picture target = pack.ReadPicture(truth);
        Plane replaced = swapper.SwapInPlace(pack.ReadPicture(source), FaceOf(source), target, FaceOf(truth), pair.Swap.ShapeShare, cancellation);
        return (target, replaced);
    }

    private Face FaceOf(int item) => Face.Of(new FaceMesh(pack.ReadLandmarks(item), presence: 1), detectionScore: 1);
}

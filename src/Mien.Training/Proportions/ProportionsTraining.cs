using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Mien.Faces.Mesh;
using Mien.Faces.Persons;
using Mien.Graphs;
using Mien.Models.Cards;
using Mien.Training.Data;
using Mien.Training.Loops;
using Mien.Training.Packs;

namespace Mien.Training.Proportions;

/// <summary>Learns to tell a person's own form from the expression, in the shapes of many faces, and writes that as a network with its card. There are no steps: it is solved.</summary>
/// <param name="cache">Finds the faces.</param>
public sealed class ProportionsTraining(ProportionsSettings settings, PerceivedFaceCache cache)
{
    public const string Name = "proportions";

    /// <summary>So many directions hold 99.3 % of how shapes vary.</summary>
    private const int Directions = 40;

    /// <param name="folder">Receives model.onnx and card.json.</param>
    /// <param name="madeWith">Program and commit.</param>
    /// <exception cref="FaceItemsException">There is no such folder, or too few faces are in it.</exception>
    /// <exception cref="RunException">The folder cannot be written.</exception>
    public ProportionsReport Run(RunFolder folder, string madeWith, ITrainingObserver observer, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        CanonicalFace canonical = CanonicalFace.Load();
        IReadOnlyList<ShapeSample> samples = new ShapeSamples(cache, canonical).In(settings.PhotoFolder, settings.People, observer, cancellation);
        PeopleSplit split = PeopleSplit.Of(samples.Select(sample => sample.Person));
        ShapeSample[] heldOut = [.. samples.Where(sample => split.IsHeldOut(sample.Person))];
        ShapeSample[] learned = [.. samples.Except(heldOut)];
        if (learned.Length < 2 * Directions)
        {
            throw FaceItemsException.TooFew(settings.PhotoFolder, PhotoTree.Pictures(settings.PhotoFolder).Count, samples.Count, 2 * Directions);
        }

        PersonShapeFit fit = PersonShapeFit.Of(learned, canonical, Directions);
        ProportionsReport report = new(
            learned.Length, learned.Select(sample => sample.Person).Distinct().Count(), ShapeSeparation.Of(heldOut, sample => sample.Shape), ShapeSeparation.Of(heldOut, fit.PersonOf));
        Graph graph = GraphOf(fit);
        byte[] onnx = graph.ToOnnx();
        folder.Guard(() => Disk.MakeFolder(folder.Root));
        folder.Write(folder.ModelPath, onnx);
        folder.Write(folder.CardPath, CardOf(graph, onnx, learned, report, madeWith, Stopwatch.GetElapsedTime(start)).ToJson());
        return report;
    }

    internal static Graph GraphOf(PersonShapeFit fit)
    {
        Graph graph = new(Name);
        Tensor shape = graph.Input(PersonShape.InputName, [1, fit.Mean.Length]);
        Tensor basis = graph.Constant(fit.Basis.ToFloats(), [fit.Basis.Rows, fit.Basis.Columns]);
        Tensor gain = graph.Constant(fit.Gain.Transposed().ToFloats(), [fit.Gain.Rows, fit.Gain.Columns]);
        Tensor mean = graph.Constant(Array.ConvertAll(fit.Mean, number => (float)number), [1, fit.Mean.Length]);
        graph.Output(PersonShape.OutputName, (shape - mean).MatMul(basis).MatMul(gain).MatMul(basis.Transpose(1, 0)));
        return graph;
    }

    private ModelCard CardOf(Graph graph, byte[] onnx, ShapeSample[] learned, ProportionsReport report, string madeWith, TimeSpan elapsed)
    {
        GraphCost cost = graph.Cost();
        Dictionary<string, string> facts = new()
        {
            ["source"] = Path.GetFullPath(settings.PhotoFolder),
            ["photos"] = report.Photos.ToString(CultureInfo.InvariantCulture),
            ["people"] = report.People.ToString(CultureInfo.InvariantCulture),
            [CardKeys.Names] = string.Join('\n', learned.Select(sample => sample.Photo)),
        };
        if (settings.Licence is not null)
        {
            facts[CardKeys.Licence] = settings.Licence;
        }

        return new()
        {
            Recipe = Name,
            Network = Describe(),
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(onnx)),
            Parameters = cost.Parameters,
            Macs = cost.Macs,
            Inputs = FinishedNetwork.Shapes(graph.Inputs),
            Outputs = FinishedNetwork.Shapes(graph.Outputs),
            TrainedOn = facts,
            Choices = new Dictionary<string, string> { ["photos"] = Path.GetFullPath(settings.PhotoFolder), ["people"] = settings.People.ToString().ToLowerInvariant() },
            Steps = PersonShapeFit.Rounds,
            Seconds = Math.Round(elapsed.TotalSeconds, 1),
            Device = "cpu",
            HeldOutBefore = report.HeldOutBefore,
            HeldOutAfter = report.HeldOutAfter,
            MadeWith = madeWith,
        };
    }

    private static NetworkDescription Describe() => new()
    {
        Purpose = "Tells what of a face's shape is the person's own form, and leaves out what expression and turn of the head do.",
        Values = new Dictionary<string, string>
        {
            [PersonShape.InputName] = "468 points of MediaPipe's mesh without pose, x, y, z in cm of the canonical face",
            [PersonShape.OutputName] = "by how much the person differs from the average face there, cm",
        },
        Limits =
        [
            "it was shown faces of the photos named here only, most of them neutral or smiling; whoever differs much from them comes out too average",
            "expressions that those photos do not show were made on the mesh: an open jaw, blinks, brows, a pucker; with a wide open mouth the mouth's own form is hardly told",
            "heads were turned by up to 33°; beyond, the form of a turned face is told less well",
            "it knows what the mesh knows: no depth that a photo does not show, and no asymmetry finer than the mesh",
        ],
    };
}

using Mien.Faces;
using Mien.Faces.Parsing;
using Mien.Graphs;
using Mien.Graphs.Onnx;
using Mien.Models.Cards;
using Mien.Runtime;
using Mien.Training.Checkpoints;
using Mien.Training.Data;
using Mien.Training.Loops;
using Mien.Training.Networks;
using Mien.Training.Packs.Parsing;
using Mien.Training.Recipes;
using Mien.Training.Tests.Loops;
using Mien.Training.Tests.Packs;

namespace Mien.Training.Tests.Recipes;

public sealed class ParserRecipeTests : IDisposable
{
    private const int SizePx = 32;

    private readonly TemporaryFolder _folder = new();
    private readonly PerceptionModels _models = new();

    public void Dispose()
    {
        _models.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void BuildFinished_KeepsItsBudget()
    {
        ParserRecipe recipe = Recipe(new() { PhotoFolder = "none", Hair = "none" });
        GraphCost cost = recipe.BuildFinished(Checkpoint.Weights(recipe.BuildStep().States.Select(state => state.Initial() with { Name = state.Name }))).Cost();

        Assert.InRange(cost.Parameters, 0.5e6, 1e6);
        Assert.InRange(cost.Macs, 0.2e9, 0.4e9);
    }

    [Fact]
    public void Run_OnBandsOfColour_TellsThemApartAndAFurtherRunGoesOnThere()
    {
        ParserSettings settings = new() { PhotoFolder = "none", Hair = "hair.onnx", SizePx = SizePx, Batch = 8, Steps = 120, LearningRate = 0.004, Licence = "ours" };
        TrainingReport report = Train("first", settings);

        foreach (FaceClass kind in (FaceClass[])[FaceClass.Hair, FaceClass.Skin, FaceClass.Front])
        {
            Assert.True(Overlap(report.HeldOutAfter, kind) > 0.8, $"{kind}: {Overlap(report.HeldOutBefore, kind)} → {Overlap(report.HeldOutAfter, kind)}");
        }

        IReadOnlyDictionary<string, string> taught = ModelCard.Read(_folder.File("first/card.json")).TrainedOn;
        Assert.Equal(("hair.onnx", "ours"), (taught["hair_labels"], taught["licence"]));

        TrainingReport further = Train("second", settings with { From = _folder.File("first/model.onnx"), Steps = 2 });
        Assert.Equal(report.HeldOutAfter["loss"], further.HeldOutBefore["loss"], 1e-3);
        Assert.StartsWith("first/model.onnx", ModelCard.Read(_folder.File("second/card.json")).TrainedOn["begun_from"], StringComparison.Ordinal);
    }

    [Fact]
    public void Finished_GivesSharesThatAddUpToOne()
    {
        Train("first", new() { PhotoFolder = "none", Hair = "none", SizePx = SizePx, Batch = 4, Steps = 3 });
        using Session session = Session.OpenFile(_folder.File("first/model.onnx"), new() { Device = DeviceChoice.Cpu });
        using TensorValue input = TensorValue.Create(1, 3, SizePx, SizePx);
        input.Floats.Fill(0.4f);

        using TensorValue shares = session.Run([input])[0];

        Assert.Equal<long>([1, FaceClasses.Count, SizePx, SizePx], [.. shares.Shape]);
        for (int i = 0; i < SizePx * SizePx; i++)
        {
            Assert.Equal(1, Enumerable.Range(0, FaceClasses.Count).Sum(kind => shares.Floats[(kind * SizePx * SizePx) + i]), 1e-4);
        }
    }

    [Fact]
    public void Loss_WrongClass_CostsAndWhatNobodyKnowsDoesNot()
    {
        Graph graph = new("loss");
        Tensor none = graph.Filled(0, [1, FaceClasses.Count, 8, 8]), one = graph.Filled(1, [1, 1, 8, 8]), zero = graph.Filled(0, [1, 1, 8, 8]);
        Tensor hair = Only(graph, FaceClass.Hair), skin = Only(graph, FaceClass.Skin), other = Only(graph, FaceClass.Other);
        ParserLoss known = new(hair, zero), doubtful = new(none, one), unknown = new(none, zero);
        graph.Output("right", known.Of(hair * 12f));
        graph.Output("wrong", known.Of(skin * 12f));
        graph.Output("skin where skin or other", doubtful.Of(skin * 12f));
        graph.Output("other where skin or other", doubtful.Of(other * 12f));
        graph.Output("hair where skin or other", doubtful.Of(hair * 12f));
        graph.Output("hair where nobody knows", unknown.Of(hair * 12f));
        graph.Output("skin where nobody knows", unknown.Of(skin * 12f));
        using Session session = Session.Open(graph.ToOnnx(), new() { Device = DeviceChoice.Cpu });
        float[] values = [.. session.Run([]).Select(value => value.Floats[0])];

        Assert.True(values[1] > values[0] + 5, $"{values[0]}, {values[1]}");
        Assert.Equal(values[2], values[3], 1e-3);
        Assert.True(values[4] > values[2] + 5, $"{values[2]}, {values[4]}");
        Assert.Equal(values[5], values[6], 1e-4);
    }

    [Fact]
    public void Prepare_FolderOfPhotos_KeepsHeldOutPeopleApartAndMarksHairByTheTeacher()
    {
        PhotosExample.Write(_folder.File("photos"));
        File.WriteAllBytes(_folder.File("hair.onnx"), UpperHalf());
        using RunFolder run = new(Directory.CreateDirectory(_folder.File("run")).FullName);
        ParserSettings settings = new() { PhotoFolder = _folder.File("photos"), Hair = _folder.File("hair.onnx"), People = Faces.Persons.PersonNaming.Folder, Items = 12, SizePx = 64 };

        Recipe(settings).Prepare(run, new Notes(), default);

        using ItemsFile items = ItemsFile.Open(run.ItemsPath);
        using ItemsFile heldOut = ItemsFile.Open(run.HeldOutPath);
        Assert.Equal(12, items.Count);
        Assert.NotEmpty(heldOut.Facts["names"]);
        Assert.DoesNotContain(heldOut.Facts["names"].Split('\n'), name => items.Facts["names"].Split('\n').Contains(name) && name.StartsWith("person", StringComparison.Ordinal));
        byte[] first = new byte[64 * 64];
        int[] kinds = new int[FaceLabels.Kinds];
        for (int item = 0; item < items.Count; item++)
        {
            items.Read(items.Field(ParserItems.FirstField), item, first);
            Array.ForEach(first, kind => kinds[kind]++);
        }

        Assert.True(kinds[(int)FaceClass.Hair] > 0.1 * kinds.Sum(), $"{string.Join(' ', kinds)}");
        Assert.True(kinds[(int)FaceClass.Skin] > 0.05 * kinds.Sum(), $"{string.Join(' ', kinds)}");
    }

    [Fact]
    public void Prepare_AnotherNetworkAsHairTeacher_SaysSo()
    {
        Graph graph = new("other");
        graph.Output("y", graph.Input("x", [1, 3, 8, 8]) + 1f);
        File.WriteAllBytes(_folder.File("hair.onnx"), graph.ToOnnx());

        ParserDataException fault = Assert.Throws<ParserDataException>(() => HairTeacher.Open(_folder.File("hair.onnx")));

        Assert.Equal("NOT_A_HAIR_TEACHER", fault.Code);
    }

    private static double Overlap(IReadOnlyDictionary<string, double> seen, FaceClass kind) => seen[$"{kind}/found and wanted"] / seen[$"{kind}/found or wanted"];

    /// <summary>Takes the upper half of any photo for hair, but only at the second look.</summary>
    private static byte[] UpperHalf()
    {
        Graph graph = new("hair");
        Tensor before = graph.Input("rgb_and_previous_hair", [1, 4, 512, 512]).Slice(1, 3, 4);
        float[] rows = [.. Enumerable.Range(0, 512).Select(y => y < 256 ? 1f : 0)];
        graph.Output("hair", ((before * 0f) + graph.Constant(rows, [1, 1, 512, 1])) * (before.ReduceMean([]) + 0.5f).Clip(0, 1));
        return graph.ToOnnx();
    }

    private static Tensor Only(Graph graph, FaceClass kind)
    {
        float[] shares = [.. FaceClasses.All.Select(other => other == kind ? 1f : 0)];
        return graph.Constant(shares, [1, FaceClasses.Count, 1, 1]).Expand([1, FaceClasses.Count, 8, 8]);
    }

    private TrainingReport Train(string name, ParserSettings settings)
    {
        using RunFolder run = new(_folder.File(name));
        Directory.CreateDirectory(run.Root);
        Safetensors.Write(run.HeldOutPath, Items(16, seed: 2));
        Safetensors.Write(run.ItemsPath, Items(64, seed: 1), new Dictionary<string, string> { ["names"] = "a.jpg" });
        return new TrainingLoop(Recipe(settings), run, new() { Device = DeviceChoice.Cpu, PreviewEvery = 1000 }, new Notes()).Run();
    }

    private ParserRecipe Recipe(ParserSettings settings) => new(settings, _models);

    /// <summary>Red is hair, green is skin, blue is in front; bands of other widths in each.</summary>
    private static OnnxTensor[] Items(int count, int seed)
    {
        const int area = SizePx * SizePx;
        Random random = new(seed);
        FaceClass[] kinds = [FaceClass.Hair, FaceClass.Skin, FaceClass.Front];
        (byte[] pictures, byte[] first) = (new byte[count * 3 * area], new byte[count * area]);
        for (int item = 0; item < count; item++)
        {
            (int start, int width) = (random.Next(SizePx), random.Next(7, 14));
            for (int i = 0; i < area; i++)
            {
                int band = (((i / SizePx) + start) / width) % 3;
                first[(item * area) + i] = (byte)kinds[band];
                pictures[(item * 3 * area) + (band * area) + i] = (byte)random.Next(150, 255);
            }
        }

        return
        [
            OnnxTensor.Of(ParserItems.PictureField, ElementType.UInt8, [count, 3, SizePx, SizePx], pictures),
            OnnxTensor.Of(ParserItems.FirstField, ElementType.UInt8, [count, 1, SizePx, SizePx], first),
            OnnxTensor.Of(ParserItems.SecondField, ElementType.UInt8, [count, 1, SizePx, SizePx], first.Select(kind => (byte)FaceClass.Other).ToArray()),
            OnnxTensor.Of(ParserItems.ShareField, ElementType.UInt8, [count, 1, SizePx, SizePx], Enumerable.Repeat((byte)255, count * area).ToArray()),
        ];
    }
}

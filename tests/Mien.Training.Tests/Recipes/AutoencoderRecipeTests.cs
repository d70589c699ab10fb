using Mien.Faces;
using Mien.Graphs;
using Mien.Imaging.Files;
using Mien.Imaging.Pixels;
using Mien.Runtime;
using Mien.Training.Data;
using Mien.Training.Loops;
using Mien.Training.Networks;
using Mien.Training.Recipes;
using Mien.Training.Tests.Data;
using Mien.Training.Tests.Loops;

namespace Mien.Training.Tests.Recipes;

public sealed class AutoencoderRecipeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly PerceptionModels _models = new();

    public void Dispose()
    {
        _models.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Run_OnGeneratedPictures_RestoresWhatItNeverSaw()
    {
        AutoencoderRecipe recipe = Recipe(new() { PhotoFolder = _folder.Path, SizePx = 32, Batch = 8, Steps = 120, LearningRate = 0.003 });
        using RunFolder run = new(_folder.File("run"));
        ItemsExample.Write(run, 32);

        TrainingReport report = new TrainingLoop(recipe, run, new() { Device = DeviceChoice.Cpu, PreviewEvery = 1000 }, new Notes()).Run();

        // Doing nothing leaves the damaged pictures; an untrained network does nothing.
        Assert.Equal(report.HeldOutBefore["error/damaged"], report.HeldOutBefore["error/restored"], 1e-3);
        Assert.True(report.HeldOutAfter["error/restored"] < 0.5 * report.HeldOutAfter["error/damaged"], $"{report.HeldOutAfter["error/restored"]} of {report.HeldOutAfter["error/damaged"]}");
    }

    [Theory]
    [InlineData(64)]
    [InlineData(128)]
    public void BuildFinished_OfInitialValues_GivesItsInputBack(int sizePx)
    {
        AutoencoderRecipe recipe = Recipe(new() { PhotoFolder = _folder.Path, SizePx = sizePx });
        Graph finished = recipe.BuildFinished(Checkpoint.Weights(recipe.BuildStep().States.Select(state => state.Initial() with { Name = state.Name })));
        using Session session = Session.Open(finished.ToOnnx(), new() { Device = DeviceChoice.Cpu });
        using TensorValue input = TensorValue.Create(1, 3, sizePx, sizePx);
        for (int i = 0; i < input.Floats.Length; i++)
        {
            input.Floats[i] = i % 256 / 255f;
        }

        using TensorValue output = session.Run(input)[0];

        Assert.All(input.Floats.ToArray().Zip(output.Floats.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
    }

    [Fact]
    public void Damage_IsTheSameForOneNumberAndAnotherForTheNext()
    {
        Graph graph = new("damage");
        Tensor faces = graph.Filled(0.7f, [4, 3, 32, 32]);
        graph.Output("damaged", FaceDamage.Of(faces, new Randomness(graph.Input("seed", [], ElementType.Int64), graph.Input("number", [], ElementType.Int64))));
        using Session session = Session.Open(graph.ToOnnx(), new() { Device = DeviceChoice.Cpu });

        float[] first = Draw(session, 1, 1);

        Assert.Equal(first, Draw(session, 1, 1));
        Assert.NotEqual(first, Draw(session, 1, 2));
        Assert.NotEqual(first, Draw(session, 2, 1));
        Assert.All(first, value => Assert.InRange(value, 0, 1));
        Assert.Contains(first, value => value == 0.5f); // a hole
        Assert.InRange(first.Average(), 0.6, 0.75);
    }

    [Fact]
    public void Prepare_FolderOfPhotos_CutsFacesOutAndReportsWhatItCannotRead()
    {
        string photos = _folder.File("photos");
        CopyPhotos(photos, count: 8);
        File.WriteAllText(Path.Combine(photos, "0 broken.jpg"), "no picture");
        PictureFile.Save(new Picture(64, 64), Path.Combine(photos, "empty.png"));
        using RunFolder run = new(_folder.File("run"));
        Directory.CreateDirectory(run.Root);
        Notes notes = new();

        Recipe(new() { PhotoFolder = photos }).Prepare(run, notes, default);

        Assert.Contains("0 broken.jpg", Assert.Single(notes.Sentences), StringComparison.Ordinal);
        Assert.Equal(10, notes.Photos);
        using ItemsFile items = ItemsFile.Open(run.ItemsPath);
        using ItemsFile heldOut = ItemsFile.Open(run.HeldOutPath);
        Assert.Equal(notes.Faces, items.Count + heldOut.Count);
        Assert.Equal(["1", "7"], [heldOut.Facts["photos"], items.Facts["photos"]]);
        Assert.Equal([run.ItemsPath, run.HeldOutPath], Directory.GetFiles(run.Root).Order(StringComparer.Ordinal));

        // A second time the faces come out of the cache, and equal.
        byte[] before = File.ReadAllBytes(run.ItemsPath);
        Assert.NotEmpty(Directory.GetFiles(_folder.File("cache"), "*.crops", SearchOption.AllDirectories));
        Recipe(new() { PhotoFolder = photos }).Prepare(run, notes, default);
        Assert.Equal(before, File.ReadAllBytes(run.ItemsPath));
    }

    [Fact]
    public void Prepare_NoFolderOrTooFewFaces_SaysSo()
    {
        using RunFolder run = new(_folder.File("run"));
        Directory.CreateDirectory(run.Root);
        CopyPhotos(_folder.File("few"), count: 2);

        Assert.Equal("PHOTOS_MISSING", Assert.Throws<FaceItemsException>(() => Recipe(new() { PhotoFolder = _folder.File("none") }).Prepare(run, new Notes(), default)).Code);
        Assert.Equal("TOO_FEW_FACES", Assert.Throws<FaceItemsException>(() => Recipe(new() { PhotoFolder = _folder.File("few") }).Prepare(run, new Notes(), default)).Code);
        Assert.False(File.Exists(run.ItemsPath));
    }

    private static float[] Draw(Session session, long seed, long number)
    {
        using TensorValue first = TensorValue.From<long>([seed]);
        using TensorValue second = TensorValue.From<long>([number]);
        using TensorValue drawn = session.Run(first, second)[0];
        return drawn.Floats.ToArray();
    }

    /// <summary>Sample photos of an installed package, in folders of folders.</summary>
    private static void CopyPhotos(string folder, int count)
    {
        for (int i = 0; i < count; i++)
        {
            string inner = Directory.CreateDirectory(Path.Combine(folder, $"{i / 3}", "inner")).FullName;
            File.Copy(NodePackages.Locate("@vladmandic/face-api/demo/sample1.jpg"), Path.Combine(inner, $"{i}.jpg"));
        }
    }

    private AutoencoderRecipe Recipe(AutoencoderSettings settings) => new(settings, _models, new FaceCropCache(_folder.File("cache")));
}

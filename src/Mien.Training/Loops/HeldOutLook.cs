using Mien.Figures.Sheets;
using Mien.Graphs.Onnx;
using Mien.Imaging.Pixels;
using Mien.Runtime;
using Mien.Training.Checkpoints;
using Mien.Training.Data;
using Mien.Training.Steps;
using Plane = Mien.Imaging.Pixels.Plane;

namespace Mien.Training.Loops;

/// <summary>Measures a network on what is held out, and shows it.</summary>
internal sealed class HeldOutLook : IDisposable
{
    /// <summary>A look at more would say the same and take longer.</summary>
    private const int MostItems = 256;
    private const int LeastTilePx = 128;
    private const int SheetMarginPx = 18;
    private const int SheetGapPx = 16;

    private readonly ItemsFile _items;
    private readonly StepRunner _runner;
    private readonly Batch _batch;

    public HeldOutLook(ITrainingRecipe recipe, string itemsPath, DeviceChoice device)
    {
        _items = ItemsFile.Open(itemsPath);
        _runner = new(recipe.BuildLook().Graph.ToOnnx(), device, "the look at what is held out");
        TensorSpec data = _runner.Inputs.First(input => input.Name == _items.Fields[0].Name);
        _batch = new(_items, (int)data.Shape[0]);
    }

    /// <param name="states">Of the training.</param>
    /// <returns>Means over all batches, and the pictures of the first.</returns>
    public (IReadOnlyDictionary<string, double> Metrics, IReadOnlyList<Tile> Tiles) See(IEnumerable<OnnxTensor> states)
    {
        HashSet<string> wanted = [.. _runner.Inputs.Select(input => input.Name)];
        _runner.Load(Checkpoint.Weights(states).Values.Where(value => wanted.Contains(value.Name)));
        int batches = (Math.Min(_items.Count, MostItems) + _batch.Size - 1) / _batch.Size;
        Dictionary<string, double> sums = [];
        IReadOnlyList<Tile> tiles = [];
        for (int number = 0; number < batches; number++)
        {
            _batch.Fill([.. Enumerable.Range(number * _batch.Size, _batch.Size).Select(item => item % _items.Count)]);
            _runner.Load([OnnxTensor.Of("step", ElementType.Int64, [], BitConverter.GetBytes((long)number))]);
            IReadOnlyDictionary<string, TensorValue> results = _runner.Run(_batch.Values);
            foreach ((string name, TensorValue value) in results.Where(result => result.Value.Shape.Length == 0))
            {
                sums[name] = sums.GetValueOrDefault(name) + value.Floats[0];
            }

            tiles = number == 0 ? [.. results.Where(result => result.Value.Shape.Length == 4).SelectMany(result => Tiles(result.Key, result.Value))] : tiles;
        }

        return (sums.ToDictionary(sum => sum.Key, sum => sum.Value / batches), tiles);
    }

    /// <summary>The pictures of a look, one row for each of its outputs.</summary>
    public Picture Sheet(string title, IReadOnlyList<Tile> tiles)
    {
        int tile = Math.Max(LeastTilePx, tiles.Max(picture => picture.Picture.Size.Width));
        return new ContactSheet
        {
            Title = title,
            Tiles = tiles,
            TilePx = new(tile, tile),
            WidthPx = (2 * SheetMarginPx) + (_batch.Size * (tile + SheetGapPx)) - SheetGapPx,
        }.Draw();
    }

    public void Dispose()
    {
        _runner.Dispose();
        _batch.Dispose();
        _items.Dispose();
    }

    /// <param name="value">[N,3,H,W], 0 … 1.</param>
    private static IEnumerable<Tile> Tiles(string name, TensorValue value)
    {
        (int width, int height) = ((int)value.Shape[3], (int)value.Shape[2]);
        for (int n = 0; n < value.Shape[0]; n++)
        {
            Plane[] planes = [new(width, height), new(width, height), new(width, height)];
            for (int channel = 0; channel < planes.Length; channel++)
            {
                value.Floats.Slice(((n * planes.Length) + channel) * width * height, width * height).CopyTo(planes[channel].Samples);
            }

            yield return new() { Picture = Picture.From(new(planes[0], planes[1], planes[2])), Caption = n == 0 ? [name] : [] };
        }
    }
}

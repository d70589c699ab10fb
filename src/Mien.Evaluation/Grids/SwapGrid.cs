using System.Globalization;
using Mien.Evaluation.Candidates;
using Mien.Evaluation.Judges;
using Mien.Evaluation.People;
using Mien.Evaluation.Runs;
using Mien.Evaluation.Scores;
using Mien.Figures.Drawing;
using Mien.Figures.Sheets;
using Mien.Imaging.Files;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;

namespace Mien.Evaluation.Grids;

/// <summary>Puts every source on every target, and shows all results beside the people they were made of: scores miss what an eye sees at once.</summary>
public sealed record SwapGrid(FaceViewer Viewer)
{
    /// <summary>Around a face, as a part of its box: hair, neck and spectacles belong to what is looked at.</summary>
    private const float Margin = 0.35f;

    /// <summary>Of the widest sheet that viewers open.</summary>
    private const int GapPx = 16, EdgePx = 18;

    /// <summary>Side of a picture in the sheet.</summary>
    public int TilePx { get; init; } = 400;

    /// <exception cref="GridException">A photo shows no face.</exception>
    /// <exception cref="PictureException">A photo cannot be read.</exception>
    public GridReport Draw(
        IReadOnlyList<string> sources, IReadOnlyList<string> targets, IReadOnlyList<ICandidate> candidates, IEvaluationObserver observer, CancellationToken cancellation)
    {
        SeenFace[] from = [.. sources.Select(path => Look(path, cancellation))];
        SeenFace[] onto = [.. targets.Select(path => Look(path, cancellation))];
        List<Tile> tiles = [new() { Picture = Canvas.Of(new(1, 1), Ink.White).Picture }];
        tiles.AddRange(targets.Zip(onto, (path, face) => TileOf(face.Picture, face, Path.GetFileName(path), "target")));
        List<GridCell> cells = [];
        for (int row = 0; row < from.Length; row++)
        {
            foreach (ICandidate candidate in candidates)
            {
                tiles.Add(TileOf(from[row].Picture, from[row], Path.GetFileName(sources[row]), candidate.Name));
                for (int column = 0; column < onto.Length; column++)
                {
                    FacePair pair = new()
                    {
                        Number = cells.Count + 1,
                        Source = PersonOf(sources[row]),
                        Target = PersonOf(targets[column]),
                        LongerSidePx = int.MaxValue,
                    };
                    (GridCell cell, Tile tile) = Swap(candidate, new(pair, from[row], onto[column]), cancellation);
                    cells.Add(cell);
                    tiles.Add(tile);
                    observer.Judged(from.Length * onto.Length * candidates.Count);
                }
            }
        }

        int columns = onto.Length + 1;
        ContactSheet sheet = new()
        {
            Tiles = tiles,
            TilePx = new(TilePx, TilePx),
            WidthPx = (columns * (TilePx + GapPx)) - GapPx + (2 * EdgePx),
        };
        return new(sheet.Draw(), cells);
    }

    private SeenFace Look(string path, CancellationToken cancellation) =>
        Viewer.Largest(Photo.Load(path).Picture, cancellation) ?? throw GridException.NoFace(path);

    private static Person PersonOf(string path) => new(Path.GetFileNameWithoutExtension(path), [path]);

    private (GridCell Cell, Tile Tile) Swap(ICandidate candidate, PairPictures pair, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Picture? picture = candidate.Swap(pair, cancellation);
        SeenFace? result = picture is null ? null : Viewer.At(picture, pair.Target.Face.Box, cancellation);
        GridCell cell = new()
        {
            Source = pair.Pair.Source.Name,
            Target = pair.Pair.Target.Name,
            Swapper = candidate.Name,
            CosineToSource = result?.CosineTo(pair.Source),
            CosineToTarget = result?.CosineTo(pair.Target),
            Attributes = result is null ? null : AttributeScore.Of(result, pair.Target),
        };
        string likeness = cell.CosineToSource is double toSource
            ? string.Create(CultureInfo.InvariantCulture, $"to source {toSource:0.00}, to target {cell.CosineToTarget:0.00}")
            : "no face";
        string rest = cell.Attributes is { } attributes
            ? string.Create(CultureInfo.InvariantCulture, $"pose {attributes.PoseDegrees:0.0}°, gaze {attributes.Gaze:0}")
            : "";
        return (cell, TileOf(picture ?? pair.Target.Picture, pair.Target, likeness, rest));
    }

    /// <summary>The part of a picture around the place of a face.</summary>
    private Tile TileOf(Picture picture, SeenFace place, params string[] caption)
    {
        Box box = place.Face.Box;
        float side = Math.Max(box.Width, box.Height) * (1 + (2 * Margin));
        float scale = TilePx / side;
        Affine2 pictureToTile = Affine2.Translation((side / 2) - box.Centre.X, (side / 2) - box.Centre.Y).Then(Affine2.Scaling(scale, scale));
        Planes tile = Resampler.Warp(picture, pictureToTile, new Size(TilePx, TilePx), Border.Constant(1));
        return new() { Picture = Picture.From(tile), Caption = [.. caption.Where(line => line.Length > 0)] };
    }
}

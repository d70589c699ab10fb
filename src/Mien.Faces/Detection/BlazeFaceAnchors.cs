using System.Numerics;

namespace Mien.Faces.Detection;

/// <summary>The 896 anchors of BlazeFace (short range), in the order of the network's outputs.</summary>
/// <remarks>Source: SsdAnchorsCalculator with the options of face_detection_short_range (strides 8, 16, 16, 16; two anchors of
/// fixed size for each layer; layers of one stride share their cells).</remarks>
public static class BlazeFaceAnchors
{
    /// <summary>Centres in fractions of the input: 16×16 cells with two anchors each, then 8×8 with six.</summary>
    public static IReadOnlyList<Vector2> Centres { get; } = [.. Cells(16, 2), .. Cells(8, 6)];

    private static IEnumerable<Vector2> Cells(int grid, int anchorsPerCell)
    {
        for (int i = 0; i < grid * grid * anchorsPerCell; i++)
        {
            int cell = i / anchorsPerCell;
            yield return new(((cell % grid) + 0.5f) / grid, ((cell / grid) + 0.5f) / grid);
        }
    }
}

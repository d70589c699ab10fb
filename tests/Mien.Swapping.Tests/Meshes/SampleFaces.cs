using Mien.Faces;
using Mien.Faces.Mesh;
using Mien.Imaging.Files;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Swapping.Whole;

namespace Mien.Swapping.Tests.Meshes;

/// <summary>Real faces for tests, from the sample photos of an npm package, and the swapper: opened once for all tests of a class.</summary>
public sealed class SampleFaces : IDisposable
{
    private readonly PerceptionModels _models = new();
    private readonly WholeDrawing _drawing = new();

    public SampleFaces()
    {
        Analyzer = new FaceAnalyzer(_models);
        Canonical = CanonicalFace.Load();
        Swapper = _drawing.Swapper();
        Photo = PictureFile.Load(NodePackages.Locate("@vladmandic/face-api/demo/sample6.jpg"));
        Faces = [.. Analyzer.Find(Photo).OrderBy(face => face.Box.X)];
    }

    public FaceAnalyzer Analyzer { get; }

    public CanonicalFace Canonical { get; }

    public ISwapper Swapper { get; }

    /// <summary>Four people side by side, 1920×1537.</summary>
    public Picture Photo { get; }

    /// <summary>Left to right.</summary>
    public IReadOnlyList<Face> Faces { get; }

    public SourceFace Source(int face) => new() { Frame = Photo, Face = Faces[face] };

    /// <summary>The sample photo after a swap.</summary>
    public Picture Swap(int source, int target, SwapSettings? settings = null, ISwapObserver? observer = null)
    {
        Picture result = Photo.Clone();
        Swapper.Prepare([Source(source)]).SwapInPlace(result, Faces[target], settings ?? new(), observer);
        return result;
    }

    /// <summary>The part of the photo around a face.</summary>
    public static Region Around(Face face, float margin)
    {
        Box box = face.Mesh.Box;
        float marginPx = margin * box.Height;
        return new(
            (int)(box.X - marginPx), (int)(box.Y - marginPx), (int)(box.Width + (2 * marginPx)), (int)(box.Height + (2 * marginPx)));
    }

    public void Dispose()
    {
        _models.Dispose();
        _drawing.Dispose();
    }
}

using BenchmarkDotNet.Attributes;
using Mien.Faces;
using Mien.Faces.Detection;
using Mien.Imaging.Pixels;
using Mien.Swapping;

namespace Mien.Benchmarks;

/// <summary>How long does one face in a 1280×720 photo take, warm, decoding and encoding not counted?</summary>
[JsonExporterAttribute.Full]
[MinColumn]
[MedianColumn]
public class PhotoBenchmarks : IDisposable
{
    private Scene _scene = null!;
    private ISwapIdentity _identity = null!;
    private Picture _picture = null!;

    [GlobalSetup]
    public void Open()
    {
        _scene = new Scene();
        _identity = _scene.Swapper.Prepare([_scene.Source]);
        _picture = _scene.Photo.Clone();
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _scene.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark]
    public IReadOnlyList<Face> FindLargest() => _scene.Analyzer.Find(_scene.Photo, new() { Effort = DetectionEffort.Quick });

    [Benchmark]
    public ISwapIdentity PrepareSource() => _scene.Swapper.Prepare([_scene.Source]);

    [Benchmark]
    public void SwapAndComposite()
    {
        _scene.Photo.Rgb.CopyTo(_picture.Rgb, 0);
        _identity.SwapInPlace(_picture, _scene.TargetFace, new());
    }
}

using Mien.Faces;
using Mien.Imaging.Files;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Swapping;
using Mien.Swapping.Whole;

namespace Mien.Benchmarks;

/// <summary>A 1280×720 photo with one face of about half its height, and another person's face to put there; from the sample photos of an
/// npm package.</summary>
internal sealed class Scene : IDisposable
{
    public const float FaceHeightPx = 300;

    private readonly PerceptionModels _models = new();
    private readonly WholeDrawing _drawing = new();

    public Scene()
    {
        Analyzer = new FaceAnalyzer(_models);
        Picture sample = PictureFile.Load(NodePackages.Locate("@vladmandic/face-api/demo/sample6.jpg"));
        Face[] faces = [.. Analyzer.Find(sample).OrderBy(face => face.Box.X)];
        Source = new() { Frame = sample, Face = faces[1] };
        Photo = Alone(sample, faces[3]);
        TargetFace = Analyzer.Find(Photo)[0];
        Swapper = _drawing.Swapper();
    }

    public FaceAnalyzer Analyzer { get; }

    public SourceFace Source { get; }

    public Picture Photo { get; }

    public Face TargetFace { get; }

    public ISwapper Swapper { get; }

    public void Dispose()
    {
        _models.Dispose();
        _drawing.Dispose();
    }

    private static Picture Alone(Picture sample, Face face)
    {
        float scale = FaceHeightPx / face.Mesh.Box.Height;
        Affine2 sampleToPhoto = Affine2.Translation(-face.Mesh.Box.Centre.X, -face.Mesh.Box.Centre.Y)
            .Then(Affine2.Similarity(scale, 0, new(900, 330)));
        Planes photo = Resampler.Warp(sample, sampleToPhoto, new Size(1280, 720));
        int edge = 620; // the neighbour stands left of here
        for (int channel = 0; channel < 3; channel++)
        {
            for (int y = 0; y < photo.Height; y++)
            {
                photo[channel].Row(y)[..edge].Fill(0.4f);
            }
        }

        return Picture.From(photo);
    }
}

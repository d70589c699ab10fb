using Mien.Faces.Mesh;
using Mien.Faces.Parsing;
using Mien.Imaging.Files;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Runtime;
using Mien.Testing.Films;

namespace Mien.Faces.Tests.Parsing;

/// <summary>On sample photos of an installed package, of which the network has seen none.</summary>
public sealed class FaceParserTests : IDisposable
{
    private readonly PerceptionModels _models = new();

    public void Dispose() => _models.Dispose();

    [Fact]
    public void Parse_FaceOfAPhoto_KnowsItsParts()
    {
        (IFrame photo, Face face) = Largest();

        FaceParsing parsing = _models.Parser.Parse(photo, face);

        Assert.Equal(parsing.SizePx, _models.Parser.SizePx);
        Assert.True(parsing.At(FaceClass.Skin, face.Mesh[MeshTopology.NoseTip]) > 0.7);
        Assert.True(parsing.At(FaceClass.Eye, Middle(face.Mesh, MeshTopology.LeftEyeLoop)) > 0.4);
        Assert.True(parsing.At(FaceClass.Brow, Middle(face.Mesh, MeshTopology.RightBrowLoop)) > 0.4);
        Assert.True(parsing.At(FaceClass.Skin, Middle(face.Mesh, MeshTopology.RightBrowLoop)) < 0.6);
        for (int i = 0; i < parsing.SizePx * parsing.SizePx; i += 97)
        {
            Assert.InRange(FaceClasses.All.Sum(kind => parsing[kind][i]), 245, 265);
        }
    }

    [Fact]
    public void Parse_BarBeforeTheFace_IsInFrontAndTheRestIsNot()
    {
        (IFrame photo, Face face) = Largest();
        Picture picture = ((Picture)photo).Clone();
        (int top, int end) = ((int)face.Mesh[MeshTopology.NoseTip].Y, (int)face.Mesh[MeshTopology.Chin].Y);
        for (int i = top * picture.Width * 3; i < end * picture.Width * 3; i++)
        {
            picture.Rgb[i] = (byte)(i % 3 == 0 ? 30 : 160);
        }

        FaceParsing before = _models.Parser.Parse(photo, face), after = _models.Parser.Parse(picture, face);

        System.Numerics.Vector2 lips = Middle(face.Mesh, MeshTopology.LipsOuterLoop), brow = Middle(face.Mesh, MeshTopology.LeftBrowLoop);
        Assert.True(before.At(FaceClass.Front, lips) < 0.3, $"{before.At(FaceClass.Front, lips)}");
        Assert.True(after.At(FaceClass.Front, lips) > 0.6, $"{after.At(FaceClass.Front, lips)}");
        Assert.True(after.At(FaceClass.Front, brow) < 0.3, $"{after.At(FaceClass.Front, brow)}");
    }

    [Fact]
    public void Open_NoSuchFile_SaysSo() =>
        Assert.Equal("MODEL_NOT_FOUND", Assert.Throws<ModelException>(() => FaceParser.Open("nowhere/model.onnx")).Code);

    private (IFrame Photo, Face Face) Largest()
    {
        IFrame photo = SampleFace.Number(2).Photo;
        return (photo, new FaceAnalyzer(_models).Find(photo).MaxBy(face => face.Box.Area)!);
    }

    private static System.Numerics.Vector2 Middle(FaceMesh mesh, ReadOnlySpan<int> loop) =>
        mesh.Flat(loop).Aggregate(System.Numerics.Vector2.Add) / loop.Length;
}

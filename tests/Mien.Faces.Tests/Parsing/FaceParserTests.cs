using System.Numerics;
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
    /// <summary>Mean share of frame along a wire's rims.</summary>
    private const float LeastOfAWire = 0.55f;

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

        Vector2 lips = Middle(face.Mesh, MeshTopology.LipsOuterLoop), brow = Middle(face.Mesh, MeshTopology.LeftBrowLoop);
        Assert.True(before.At(FaceClass.Front, lips) < 0.3, $"{before.At(FaceClass.Front, lips)}");
        Assert.True(after.At(FaceClass.Front, lips) > 0.6, $"{after.At(FaceClass.Front, lips)}");
        Assert.True(after.At(FaceClass.Front, brow) < 0.3, $"{after.At(FaceClass.Front, brow)}");
    }

    [Fact]
    public void Parse_ThinWireAboutBothEyes_IsAFrame()
    {
        (IFrame photo, Face face) = Largest();
        Picture picture = ((Picture)photo).Clone();
        Vector2 left = Middle(face.Mesh, MeshTopology.LeftEyeLoop), right = Middle(face.Mesh, MeshTopology.RightEyeLoop), along = right - left, down = new(-along.Y, along.X);
        Vector2[] rims = [.. Rim(left), .. Rim(right)];
        Vector2 between = along * 0.38f;
        Vector2[] bridge = [.. Enumerable.Range(0, 41).Select(i => Vector2.Lerp(left + between, right - between, i / 40f))];
        foreach (Vector2 place in (Vector2[])[.. rims, .. bridge])
        {
            Blacken(picture, place, radiusPx: along.Length() * 0.012f);
        }

        FaceParsing bare = _models.Parser.Parse(photo, face), worn = _models.Parser.Parse(picture, face);

        Assert.False(WornSpectacles.Are(bare));
        Assert.True(WornSpectacles.Are(worn));
        float seen = rims.Average(place => worn.At(FaceClass.Frame, place)), before = rims.Average(place => bare.At(FaceClass.Frame, place));
        Assert.True(before < 0.1f, $"{before}");
        Assert.True(seen > LeastOfAWire, $"{seen}");

        Vector2[] Rim(Vector2 eye) => [.. Enumerable.Range(0, 400).Select(i => eye + (down * 0.08f) + (along * 0.38f * MathF.Cos(i * MathF.Tau / 400)) + (down * 0.33f * MathF.Sin(i * MathF.Tau / 400)))];
    }

    [Fact]
    public void Open_NoSuchFile_SaysSo() =>
        Assert.Equal("MODEL_NOT_FOUND", Assert.Throws<ModelException>(() => FaceParser.Open("nowhere/model.onnx")).Code);

    private (IFrame Photo, Face Face) Largest()
    {
        IFrame photo = SampleFace.Number(2).Photo;
        return (photo, new FaceAnalyzer(_models).Find(photo).MaxBy(face => face.Box.Area)!);
    }

    private static void Blacken(Picture picture, Vector2 place, float radiusPx)
    {
        for (int y = (int)(place.Y - radiusPx); y <= place.Y + radiusPx; y++)
        {
            for (int x = (int)(place.X - radiusPx); x <= place.X + radiusPx; x++)
            {
                if (Vector2.Distance(place, new(x, y)) <= radiusPx)
                {
                    picture.Rgb.AsSpan(3 * ((y * picture.Width) + x), 3).Fill(45);
                }
            }
        }
    }

    private static Vector2 Middle(FaceMesh mesh, ReadOnlySpan<int> loop) =>
        mesh.Flat(loop).Aggregate(Vector2.Add) / loop.Length;
}

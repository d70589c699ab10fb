using System.Numerics;
using Mien.Faces;
using Mien.Faces.Mesh;
using Mien.Faces.Parsing;
using Mien.Graphs;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Swapping.Tests.Meshes;
using Mien.Swapping.Whole;
using Mien.Swapping.Whole.Sources;

namespace Mien.Swapping.Tests.Whole;

/// <summary>Networks of known answers in place of trained ones.</summary>
public sealed class WholeSwapperTests(SampleFaces samples) : IClassFixture<SampleFaces>
{
    private const int Source = 0;
    private const int Target = 2;

    [Fact]
    public void SwapInPlace_OntoItself_GivesTheSameFace()
    {
        Picture result = Swap(Target, FaceClass.Skin, new());

        Region inner = AroundPoint(1, 30);
        (Planes before, Planes after) = (samples.Photo.Read(inner), result.Read(inner));
        double error = before.Green.Samples.Zip(after.Green.Samples, (one, other) => (one - other) * (one - other)).Average();
        Assert.True(10 * Math.Log10(1 / error) > 30, $"{10 * Math.Log10(1 / error):0.0} dB");
    }

    [Fact]
    public void SwapInPlace_EverythingInFront_LeavesThePhotoBitForBit() =>
        Assert.Equal(samples.Photo.Rgb, Swap(Source, FaceClass.Front, new()).Rgb);

    [Fact]
    public void SwapInPlace_OtherPerson_KeepsTheTargetsEyeballsAndChangesTheRest()
    {
        Picture result = Swap(Source, FaceClass.Skin, new() { Shape = 0 });

        foreach (int pupil in (int[])[MeshTopology.LeftIris[0], MeshTopology.RightIris[0]])
        {
            Assert.InRange(Difference(result, AroundPoint(pupil, 1)), 0, 0.08);
        }

        Assert.True(Difference(result, AroundPoint(1, 12)) > 0.02);
    }

    [Fact]
    public void SwapInPlace_EyesOfTheSource_AreDrawnInsteadOfTheTargets()
    {
        Picture target = Swap(Source, FaceClass.Skin, new());
        Picture source = Swap(Source, FaceClass.Skin, new() { Eyes = EyesKind.Source });

        Region eye = AroundPoint(MeshTopology.LeftIris[0], 3), mouth = AroundPoint(MeshTopology.LowerLipOuter, 4);
        Assert.NotEqual(target.Read(eye).Green.Samples, source.Read(eye).Green.Samples);
        Assert.True(Difference(source, eye) > Difference(target, eye));
        Assert.Equal(target.Read(mouth).Green.Samples, source.Read(mouth).Green.Samples);
    }

    [Fact]
    public void SwapInPlace_EyesOfTheSourceOntoItself_GivesTheSameEyes()
    {
        Picture result = Swap(Target, FaceClass.Skin, new() { Eyes = EyesKind.Source });

        foreach (int pupil in (int[])[MeshTopology.LeftIris[0], MeshTopology.RightIris[0]])
        {
            Assert.InRange(Difference(result, AroundPoint(pupil, 2)), 0, 0.08);
        }
    }

    [Fact]
    public void SwapInPlace_WhatTheCompletionMakesUp_IsDrawnWhereNothingWasSeen()
    {
        // Nothing of the source is trusted, and all of it is made up.
        Picture green = samples.Photo.Clone();
        using FaceParser parser = Parser(FaceClass.Hair);
        using FaceCompletion completion = Completion((seen, trust) => seen * 0f);
        new WholeSwapper(samples.Canonical, parser, completion, workers: 1).Prepare([samples.Source(Source)])
            .SwapInPlace(green, samples.Faces[Target], new() { Mask = MaskKind.Oval, MatchColor = false });

        Assert.All(green.Read(AroundPoint(1, 4)).Green.Samples, sample => Assert.InRange(sample, 0, 0.12f));
    }

    [Fact]
    public void MadeUp_FaceInPlainSight_IsNothing() => Assert.Empty(MadeUp(FaceClass.Skin));

    [Theory]
    [InlineData(FaceClass.Hair, "is under hair")]
    [InlineData(FaceClass.Frame, "is behind spectacles")]
    [InlineData(FaceClass.Front, "is behind something in front")]
    public void MadeUp_EverythingCovered_NamesBothHalvesAndWhy(FaceClass everywhere, string why) =>
        Assert.Equal([$"the left half {why}: made up", $"the right half {why}: made up"], MadeUp(everywhere).Select(part => part.Sentence));

    [Fact]
    public void Prepare_NoSource_IsMisuse()
    {
        using FaceParser parser = Parser(FaceClass.Skin);
        using FaceCompletion completion = Completion((seen, trust) => seen + 0f);
        Assert.Throws<ArgumentException>(() => new WholeSwapper(samples.Canonical, parser, completion).Prepare([]));
    }

    private Picture Swap(int source, FaceClass everywhere, SwapSettings settings)
    {
        Picture result = samples.Photo.Clone();
        using FaceParser parser = Parser(everywhere);
        using FaceCompletion completion = Completion((seen, trust) => seen + 0f);
        new WholeSwapper(samples.Canonical, parser, completion, workers: 1).Prepare([samples.Source(source)]).SwapInPlace(result, samples.Faces[Target], settings);
        return result;
    }

    private IReadOnlyList<MadeUpPart> MadeUp(FaceClass everywhere)
    {
        using FaceParser parser = Parser(everywhere);
        using FaceCompletion completion = Completion((seen, trust) => seen + 0f);
        return new WholeSwapper(samples.Canonical, parser, completion, workers: 1).Prepare([samples.Source(Source)]).MadeUp;
    }

    private double Difference(Picture result, Region region)
    {
        (Planes before, Planes after) = (samples.Photo.Read(region), result.Read(region));
        return before.Green.Samples.Zip(after.Green.Samples, (one, other) => Math.Abs(one - other)).Average();
    }

    private Region AroundPoint(int point, int reach)
    {
        Vector2 place = samples.Faces[Target].Mesh[point];
        return new((int)place.X - reach, (int)place.Y - reach, (2 * reach) + 1, (2 * reach) + 1);
    }

    /// <summary>Sees one class everywhere.</summary>
    internal static FaceParser Parser(FaceClass everywhere)
    {
        Graph graph = new("parser");
        Tensor nothing = graph.Input(FaceParser.InputName, [1, 3, 64, 64]).Slice(1, 0, 1) * 0f;
        graph.Output(FaceParser.OutputName, Mien.Graphs.Selection.Concat(1, [.. FaceClasses.All.Select(kind => nothing + (kind == everywhere ? 1 : 0))]));
        return Opened(graph, path => FaceParser.Open(path));
    }

    internal static FaceCompletion Completion(Func<Tensor, Tensor, Tensor> answer)
    {
        Graph graph = new("completion");
        Tensor seen = graph.Input("seen", [1, 3, 64, 64]);
        Tensor trust = graph.Input("trust", [1, 1, 64, 64]);
        graph.Output("whole", answer(seen, trust));
        graph.Output("doubt", trust * 0f);
        return Opened(graph, path => FaceCompletion.Open(path));
    }

    private static T Opened<T>(Graph graph, Func<string, T> open)
    {
        string path = Path.Combine(Path.GetTempPath(), $"mien-{Guid.NewGuid():N}.onnx");
        File.WriteAllBytes(path, graph.ToOnnx());
        try
        {
            return open(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}

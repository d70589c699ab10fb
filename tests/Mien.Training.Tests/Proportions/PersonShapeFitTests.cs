using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Training.Proportions;

namespace Mien.Training.Tests.Proportions;

/// <summary>On people who differ in how long their noses are, and who raise one corner of the mouth now and then.</summary>
public sealed class PersonShapeFitTests
{
    private const int People = 200, PhotosOfSome = 6;

    private static readonly CanonicalFace s_canonical = CanonicalFace.Load();

    [Fact]
    public void PersonOf_LongerNose_IsThePerson()
    {
        PersonShapeFit fit = Fit();
        Vector3 change = fit.PersonOf(Sample("a", 0.8f, 0))[MeshTopology.NoseTip] - fit.PersonOf(Sample("a", 0, 0))[MeshTopology.NoseTip];
        Assert.InRange(change.Y, -0.85f, -0.6f);
    }

    [Fact]
    public void PersonOf_WhatPhotosOfOnePersonDifferIn_IsLeftOut()
    {
        PersonShapeFit fit = Fit();
        Vector3 change = fit.PersonOf(Sample("a", 0, 0.8f))[MeshTopology.MouthLeft] - fit.PersonOf(Sample("a", 0, 0))[MeshTopology.MouthLeft];
        Assert.InRange(change.Length(), 0, 0.15f);
    }

    [Fact]
    public void GraphOf_Fit_TellsTheSameAsTheFit()
    {
        PersonShapeFit fit = Fit();
        ShapeSample sample = Sample("a", 0.5f, 0.3f);
        string path = Path.Combine(Directory.CreateTempSubdirectory("mien-shape").FullName, "model.onnx");
        File.WriteAllBytes(path, ProportionsTraining.GraphOf(fit).ToOnnx());

        using PersonShape shape = PersonShape.Open(path);

        Vector3[] told = shape.Of(sample.Shape);
        Vector3[] wanted = fit.PersonOf(sample);
        Assert.All(told.Index(), point => Assert.InRange(Vector3.Distance(point.Item, wanted[point.Index]), 0, 1e-3f));
    }

    private static PersonShapeFit Fit()
    {
        Random random = new(3);
        List<ShapeSample> samples = [];
        for (int person = 0; person < People; person++)
        {
            float nose = Any();
            int photos = person % 4 == 0 ? PhotosOfSome : 1;
            for (int photo = 0; photo < photos; photo++)
            {
                samples.Add(Sample($"{person}", nose, Any(), open: Any(), yawDegrees: 25 * Any(), pitchDegrees: 10 * Any()));
            }
        }

        return PersonShapeFit.Of(samples, s_canonical, 6);

        float Any() => 2 * (random.NextSingle() - 0.5f);
    }

    /// <param name="open">Of the mouth; as heads turn and nod, it has nothing to do with who it is.</param>
    private static ShapeSample Sample(string person, float nose, float mouth, float open = 0, float yawDegrees = 0, float pitchDegrees = 0)
    {
        Vector3[] shape = [.. s_canonical.Vertices.Select(point => point + new Vector3(
            0, (mouth * Near(point, MeshTopology.MouthLeft)) - (nose * Near(point, MeshTopology.NoseTip)) - (open * Near(point, MeshTopology.LowerLipInner)), 0))];
        return new(person, person, shape, yawDegrees, pitchDegrees);
    }

    private static float Near(Vector3 point, int centre) => MathF.Exp(-Vector3.DistanceSquared(point, s_canonical.Vertices[centre]));
}

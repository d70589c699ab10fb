using Mien.Faces;
using Mien.Faces.Atlases;
using Mien.Faces.Mesh;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Runtime;
using Mien.Testing;
using Mien.Testing.Films;
using Mien.Training.Data;
using Mien.Training.Networks;
using Mien.Training.Packs.Completions;
using Plane = Mien.Imaging.Pixels.Plane;

namespace Mien.Training.Tests.Packs.Completions;

public sealed class ShippedCompletionTests
{
    private const int SizePx = CompletionNetwork.SizePx;

    [Fact]
    public void ShippedNetwork_FacesWithOtherExpressions_AreNearerToTheSameFacesWithoutThem()
    {
        using PerceptionModels models = new();
        CanonicalFace canonical = CanonicalFace.Load();
        AtlasGeometry atlas = new(canonical, SizePx);
        using Session session = Session.OpenFile(Path.Combine(RepositoryFolder.Root, "models", "completion", "model.onnx"), new() { Device = DeviceChoice.Cpu });
        double before = 0, after = 0, doubtThere = 0, doubtElsewhere = 0;
        for (int number = 0; number < 8; number++)
        {
            SampleFace sample = SampleFace.Number(number % 2);
            Picture photo = Picture.From(sample.Photo.Read(sample.Patch));
            FaceMesh mesh = new FaceAnalyzer(models).Find(photo)[0].Mesh;
            Planes calm = MeshWarp.Render(new MipPyramid(photo.Read(Region.Of(photo.Size))), atlas.Raster, mesh.Flat().AsSpan(0, atlas.TexelOf.Length));
            Plane trust = AtlasTrust.Of(mesh.Points, photo.Size, atlas, canonical);
            Planes shown = new(calm.Red.Clone(), calm.Green.Clone(), calm.Blue.Clone());
            Plane changed = new DrawnExpression(new SeededDraws(7, number)).RunInPlace(shown, trust.Clone(), []);

            Planes truth = Complete(calm).Whole;
            (Planes whole, Plane doubt) = Complete(shown);

            before += Distance(shown, calm, changed);
            after += Distance(whole, truth, changed);
            doubtThere += Mean(doubt, i => changed.Samples[i] * trust.Samples[i]);
            doubtElsewhere += Mean(doubt, i => (1 - changed.Samples[i]) * trust.Samples[i]);

            (Planes Whole, Plane Doubt) Complete(Planes seen)
            {
                using TensorValue input = TensorValue.Create(1, 3, SizePx, SizePx);
                using TensorValue trusted = TensorValue.Create(1, 1, SizePx, SizePx);
                trust.Samples.CopyTo(trusted.Floats);
                Planes result = new(SizePx, SizePx);
                for (int channel = 0; channel < 3; channel++)
                {
                    seen[channel].Samples.CopyTo(input.Floats[(channel * SizePx * SizePx)..]);
                }

                IReadOnlyList<TensorValue> outputs = session.Run([input, trusted]);
                for (int channel = 0; channel < 3; channel++)
                {
                    outputs[0].Floats.Slice(channel * SizePx * SizePx, SizePx * SizePx).CopyTo(result[channel].Samples);
                }

                Plane doubts = new(SizePx, SizePx);
                outputs[1].Floats.CopyTo(doubts.Samples);
                return (result, doubts);
            }
        }

        Assert.True(after < 0.6 * before, $"{before:0.000} → {after:0.000}");
        Assert.True(doubtThere > 1.05 * doubtElsewhere, $"{doubtElsewhere:0.000}, {doubtThere:0.000}");
    }

    private static double Distance(Planes one, Planes other, Plane where) =>
        Mean(one.Green, i => where.Samples[i], i => Math.Abs(one.Green.Samples[i] - other.Green.Samples[i]));

    private static double Mean(Plane plane, Func<int, float> weight, Func<int, double>? value = null)
    {
        (double sum, double weights) = (0, 1e-6);
        for (int i = 0; i < plane.Samples.Length; i++)
        {
            sum += weight(i) * (value?.Invoke(i) ?? plane.Samples[i]);
            weights += weight(i);
        }

        return sum / weights;
    }
}

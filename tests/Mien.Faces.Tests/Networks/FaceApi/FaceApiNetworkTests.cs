using System.Text.Json;
using Mien.Faces.Detection;
using Mien.Faces.Networks;
using Mien.Faces.Networks.FaceApi;
using Mien.Runtime;

namespace Mien.Faces.Tests.Networks.FaceApi;

/// <summary>The rebuilt networks against what the npm package itself answers to the same generated pictures;
/// reference.mjs, beside this file, wrote reference.json.</summary>
public sealed class FaceApiNetworkTests
{
    private static readonly JsonElement s_reference = ReadReference();

    [Fact]
    public void Detector_GeneratedPicture_AnswersAsThePackage()
    {
        float[][] outputs = Run(FaceApiNetwork.Detector, SsdMobileNet.InputSize);
        float[] boxes = Numbers(s_reference.GetProperty("detector").GetProperty("boxes"));
        float[] scores = Numbers(s_reference.GetProperty("detector").GetProperty("scores"));
        const int step = 17;

        // A threshold below 0 keeps all boxes, in the anchors' order.
        IReadOnlyList<ScoredBox> found = SsdBoxDecoder.Decode(outputs[0], outputs[1], side: 1, threshold: -1);

        Assert.Equal(5118, found.Count);
        for (int i = 0; i * step < found.Count; i++)
        {
            ScoredBox face = found[i * step];
            Assert.Equal(scores[i], face.Score, 2e-6f);
            Assert.Equal(boxes[i * 4], face.Box.Y, 5e-6f);
            Assert.Equal(boxes[(i * 4) + 1], face.Box.X, 5e-6f);
            Assert.Equal(boxes[(i * 4) + 2], face.Box.Bottom, 5e-6f);
            Assert.Equal(boxes[(i * 4) + 3], face.Box.Right, 5e-6f);
        }
    }

    [Fact]
    public void Recognition_GeneratedPicture_AnswersAsThePackage() =>
        AssertNear("identity", Run(FaceApiNetwork.Recognition, RecognitionNet.InputSize)[0], 2e-6f);

    [Fact]
    public void AgeGender_GeneratedPicture_AnswersAsThePackage()
    {
        float[][] outputs = Run(FaceApiNetwork.AgeGender, AgeGenderNet.InputSize);

        AssertNear("age", outputs[0], 1e-4f);
        AssertNear("gender", outputs[1], 2e-6f);
    }

    [Fact]
    public void Expression_GeneratedPicture_AnswersAsThePackage() =>
        AssertNear("expression", Run(FaceApiNetwork.Expression, ExpressionNet.InputSize)[0], 5e-6f);

    [Fact]
    public void Landmarks_GeneratedPicture_AnswersAsThePackage() =>
        AssertNear("landmarks", Run(FaceApiNetwork.Landmarks, LandmarkNet.InputSize)[0], 5e-6f);

    [Theory]
    [InlineData("ssd_mobilenetv1", 3_136_300_000, 8_000_000)] // of the class head only the face's filters are built
    [InlineData("face_recognition", 270_900_000, 1_000_000)]
    [InlineData("age_gender", 97_200_000, 500_000)]
    [InlineData("face_expression", 51_500_000, 500_000)]
    [InlineData("face_landmark_68", 51_600_000, 500_000)]
    public void Build_EachNetwork_CostsWhatItsLayersDo(string name, long macs, long tolerance)
    {
        FaceApiNetwork network = FaceApiNetwork.All.Single(each => each.Name == name);

        Assert.InRange(network.Build().Cost().Macs, macs - tolerance, macs + tolerance);
    }

    [Fact]
    public void Open_SecondTime_TakesTheCachedNetworkAndAnswersTheSame()
    {
        string folder = Directory.CreateTempSubdirectory("mien-test-").FullName;
        try
        {
            NetworkCache cache = new(folder);
            float[] first = Run(FaceApiNetwork.Expression, ExpressionNet.InputSize, cache)[0];
            float[] second = Run(FaceApiNetwork.Expression, ExpressionNet.InputSize, cache)[0];

            Assert.Equal(first, second);
            Assert.Single(Directory.GetFiles(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void AssertNear(string name, float[] actual, float tolerance)
    {
        float[] expected = Numbers(s_reference.GetProperty(name));
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], tolerance);
        }
    }

    private static float[][] Run(FaceApiNetwork network, int size, NetworkCache? cache = null)
    {
        SessionSettings settings = new() { Device = DeviceChoice.Cpu };
        using Session session = cache is null
            ? Session.Open(network.Build().ToOnnx(), settings)
            : network.Open(cache, settings);
        using TensorValue input = TensorValue.From<float>(Picture(size), 1, 3, size, size);
        IReadOnlyList<TensorValue> outputs = session.Run(input);
        float[][] values = [.. outputs.Select(output => output.Floats.ToArray())];
        foreach (TensorValue output in outputs)
        {
            output.Dispose();
        }

        return values;
    }

    /// <summary>[3,size,size] of whole 8-bit values, as in reference.mjs.</summary>
    private static float[] Picture(int size)
    {
        float[] values = new float[3 * size * size];
        for (int i = 0; i < values.Length; i++)
        {
            int channel = i / (size * size);
            int y = i / size % size;
            int x = i % size;
            double value = 127.5 + (127.5 * Math.Sin((0.05 * (x + 1) * (channel + 1)) + (0.03 * y)));
            values[i] = (float)(Math.Floor(value + 0.5) / 255);
        }

        return values;
    }

    private static float[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetSingle())];

    private static JsonElement ReadReference()
    {
        using Stream stream = typeof(FaceApiNetworkTests).Assembly.GetManifestResourceStream("face-api reference.json")!;
        using JsonDocument document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }
}

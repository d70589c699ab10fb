using Mien.Faces.Networks;
using Mien.Faces.Networks.MediaPipe;
using Mien.Graphs;
using Mien.Runtime;

namespace Mien.Faces.Tests.Networks.MediaPipe;

/// <summary>The rebuilt networks against values of an independent float64 evaluator of the .tflite files.</summary>
public sealed class MediaPipeNetworksTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"mien-{Guid.NewGuid():N}");

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [Fact]
    public void Detector_WavePicture_GivesGoldenValues()
    {
        Dictionary<string, float[]> outputs = Run(MediaPipeAsset.Detector, 128, p => (2 * p) - 1);

        Check(outputs["regressors"], 896 * 16, [-0.3541f, -0.4710f, 28.1120f, 28.1117f, -3.4842f, -4.3209f], [-26.0495f, 37.0404f, -16.0858f], 90968.67);
        Check(outputs["classificators"], 896, [-5.4137f, -4.5872f, -5.6078f, -4.4589f, -4.9260f, -3.8367f], [-22.7356f, -32.1848f, -32.9334f], -4673.30);
        Assert.Equal(590, Array.IndexOf(outputs["classificators"], outputs["classificators"].Max()));
    }

    [Fact]
    public void Mesh_WavePicture_GivesGoldenValues()
    {
        Dictionary<string, float[]> outputs = Run(MediaPipeAsset.Mesh, 192, p => p);

        Check(outputs["conv2d_21"], 1404, [79.2308f, 131.8420f, -4.4099f, 80.9585f, 120.4833f, -20.2723f], [126.2116f, 74.0922f, -5.3868f], 88001.689);
        Assert.Equal(-8.4437f, Assert.Single(outputs["conv2d_31"]), 1e-3f);
    }

    [Fact]
    public void AttentionMesh_WavePicture_GivesGoldenValues()
    {
        Dictionary<string, float[]> outputs = Run(MediaPipeAsset.AttentionMesh, 192, p => p);

        Check(outputs["output_mesh_identity"], 1404, [80.4470f, 124.5160f, -9.5845f, 81.7681f, 110.3708f, -20.6567f], [128.5197f, 73.4896f, 0.1691f], 87232.276);
        Check(outputs["output_lips"], 160, [59.2961f, 128.9383f, 60.0978f, 131.3048f, 61.7041f, 134.1222f], [129.6051f, 91.6505f, 129.8996f], 16666.440);
        Check(outputs["output_left_eye"], 142, [55.3931f, 76.3126f, 56.7599f, 77.1885f, 58.3641f, 77.7472f], [67.8109f, 81.8999f, 74.2313f], 9849.650);
        Check(outputs["output_right_eye"], 142, [114.4913f, 75.6196f, 115.0226f, 76.3885f, 114.9289f, 76.9133f], [66.8462f, 105.6746f, 74.4828f], 13287.861);
        Check(outputs["output_left_iris"], 10, [65.4082f, 76.3579f, 70.1324f, 76.2938f, 65.4873f, 72.3086f], [76.3824f, 65.2682f, 80.3033f], 708.583);
        Check(outputs["output_right_iris"], 10, [113.6830f, 78.6189f, 118.1015f, 78.7774f, 113.6249f, 75.3008f], [78.4877f, 113.6918f, 81.9280f], 961.424);
        Assert.Equal(-15.4037f, Assert.Single(outputs["conv_faceflag"]), 1e-3f);
        Assert.Equal(
            ["output_mesh_identity", "output_lips", "output_left_eye", "output_right_eye", "output_left_iris", "output_right_iris", "conv_faceflag"],
            outputs.Keys);
    }

    [Fact]
    public void Open_SecondTime_GivesTheSameBits()
    {
        Dictionary<string, float[]> built = Run(MediaPipeAsset.AttentionMesh, 192, p => p);
        Dictionary<string, float[]> kept = Run(MediaPipeAsset.AttentionMesh, 192, p => p);

        Assert.All(built, output => Assert.Equal(output.Value, kept[output.Key]));
    }

    [Fact]
    public void Cost_Detector_IsThatOfTheWeights() =>
        Assert.Equal(new GraphCost(101_390, 30_760_960), MediaPipeNetworks.Build(MediaPipeAsset.Detector).Cost());

    private static void Check(float[] values, int count, float[] first, float[] last, double sum)
    {
        Assert.Equal(count, values.Length);
        Assert.All(first.Zip(values), pair => Assert.Equal(pair.First, pair.Second, 1e-3f));
        Assert.All(last.Zip(values[^last.Length..]), pair => Assert.Equal(pair.First, pair.Second, 1e-3f));

        // The sheet gives six or seven digits; the sum of n values of our float32 run may differ by n times 1e-4.
        Assert.Equal(sum, values.Sum(value => (double)value), Math.Max(5e-3, values.Length * 5e-5));
    }

    private Dictionary<string, float[]> Run(MediaPipeAsset asset, int side, Func<float, float> scale)
    {
        using Session session = MediaPipeNetworks.Open(asset, new NetworkCache(_folder), new() { Device = DeviceChoice.Cpu });
        using TensorValue input = TensorValue.Create(1, 3, side, side);
        for (int c = 0; c < 3; c++)
        {
            for (int y = 0; y < side; y++)
            {
                for (int x = 0; x < side; x++)
                {
                    double wave = 0.5 + (0.5 * Math.Sin((0.05 * (x + 1) * (c + 1)) + (0.03 * y)));
                    input.Floats[(((c * side) + y) * side) + x] = scale((float)wave);
                }
            }
        }

        IReadOnlyList<TensorValue> values = session.Run(input);
        try
        {
            return session.Outputs.Zip(values).ToDictionary(pair => pair.First.Name, pair => pair.Second.Floats.ToArray());
        }
        finally
        {
            values.ToList().ForEach(value => value.Dispose());
        }
    }
}

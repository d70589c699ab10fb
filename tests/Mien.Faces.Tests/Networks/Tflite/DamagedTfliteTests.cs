using Mien.Faces.Networks;
using Mien.Faces.Networks.MediaPipe;
using Mien.Faces.Networks.Tflite;

namespace Mien.Faces.Tests.Networks.Tflite;

public sealed class DamagedTfliteTests
{
    [Theory]
    [InlineData(MediaPipeAsset.Detector)]
    [InlineData(MediaPipeAsset.AttentionMesh)]
    public void Convert_DamagedBytes_ThrowsOnlyWeightsException(MediaPipeAsset asset)
    {
        byte[] whole = MediaPipeAssets.Read(asset).ToArray();
        Random random = new(5);
        int refused = 0;
        for (int round = 0; round < 60; round++)
        {
            byte[] damaged = (byte[])whole.Clone();
            for (int i = 0; i < 20; i++)
            {
                // Tables stand at both ends of the file, weights between.
                int position = random.Next(6000);
                damaged[round % 2 == 0 ? position : damaged.Length - 1 - position] = (byte)random.Next(256);
            }

            Exception? exception = Record.Exception(() => TfliteConverter.Convert("test.tflite", damaged));

            Assert.True(exception is null or WeightsException, $"round {round}: {exception}");
            refused += exception is null ? 0 : 1;
        }

        Assert.True(refused > 20, $"only {refused} damaged files were noticed");
    }

    [Fact]
    public void Convert_FileCutShort_Throws()
    {
        byte[] whole = MediaPipeAssets.Read(MediaPipeAsset.Detector).ToArray();
        foreach (int length in (int[])[0, 3, 8, 100, whole.Length / 2, whole.Length - 100])
        {
            Assert.Throws<WeightsException>(() => TfliteConverter.Convert("test.tflite", whole.AsMemory(0, length)));
        }
    }

    [Fact]
    public void FlexMap_DamagedBytes_ThrowsOnlyInvalidData()
    {
        byte[] whole = TfliteModel.Read(MediaPipeAssets.Read(MediaPipeAsset.AttentionMesh)).Operators
            .First(op => op.CustomName == "Landmarks2TransformMatrix").CustomOptions.ToArray();
        Random random = new(6);
        for (int round = 0; round < 2000; round++)
        {
            byte[] damaged = whole[random.Next(whole.Length)..];
            damaged = round % 2 == 0 ? damaged : (byte[])whole.Clone();
            damaged[random.Next(damaged.Length)] = (byte)random.Next(256);

            Exception? exception = Record.Exception(() => RegionOptions.Read(damaged));

            Assert.True(exception is null or InvalidDataException, $"round {round}: {exception}");
        }
    }
}

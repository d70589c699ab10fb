using Mien.Faces.Networks;
using Mien.Faces.Networks.MediaPipe;

namespace Mien.Faces.Tests.Networks.MediaPipe;

public sealed class MediaPipeAssetsTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"mien-{Guid.NewGuid():N}.data");

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Read_ByteFlipped_NamesBothHashes()
    {
        byte[] packed = File.ReadAllBytes(NodePackages.Locate("@mediapipe/face_mesh/face_mesh_solution_packed_assets.data"));
        packed[3_737_848 + 500] ^= 1;
        File.WriteAllBytes(_file, packed);

        WeightsException exception = Assert.Throws<WeightsException>(() => MediaPipeAssets.Read(MediaPipeAsset.CanonicalFace, _file));

        Assert.Contains("expected bdbcda96", exception.Message, StringComparison.Ordinal);
        Assert.Equal(229_032, MediaPipeAssets.Read(MediaPipeAsset.Detector, _file).Length);
    }

    [Fact]
    public void Read_FileCutShort_Throws()
    {
        File.WriteAllBytes(_file, new byte[1000]);

        Assert.Contains("1000 bytes", Assert.Throws<WeightsException>(() => MediaPipeAssets.Read(MediaPipeAsset.Mesh, _file)).Message, StringComparison.Ordinal);
    }
}

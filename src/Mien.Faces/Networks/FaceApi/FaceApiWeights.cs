namespace Mien.Faces.Networks.FaceApi;

/// <summary>The weights inside the npm package @vladmandic/face-api (MIT).</summary>
public static class FaceApiWeights
{
    /// <param name="network">Such as "face_recognition".</param>
    /// <exception cref="MissingPackageException">The package is not installed.</exception>
    /// <exception cref="WeightsException">Its files are damaged.</exception>
    public static WeightsFile Read(string network) => WeightsFile.Read(Locate(network, "-weights_manifest.json"));

    /// <summary>Manifest and weights as they lie on the disk, to tell one version from another.</summary>
    /// <exception cref="MissingPackageException">The package is not installed.</exception>
    public static byte[] ReadBytes(string network) =>
        [.. File.ReadAllBytes(Locate(network, "-weights_manifest.json")), .. File.ReadAllBytes(Locate(network, ".bin"))];

    private static string Locate(string network, string ending) =>
        NodePackages.Locate($"@vladmandic/face-api/model/{network}_model{ending}");
}

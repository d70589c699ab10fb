using System.Security.Cryptography;

namespace Mien.Faces.Networks.MediaPipe;

/// <summary>Reads parts out of the one file in which @mediapipe/face_mesh 0.4.1657299874 (Apache-2.0) packs its
/// networks.</summary>
public static class MediaPipeAssets
{
    private const string PackedFile = "@mediapipe/face_mesh/face_mesh_solution_packed_assets.data";

    /// <returns>The part's bytes, its SHA-256 checked.</returns>
    /// <exception cref="MissingPackageException">The package is not installed.</exception>
    /// <exception cref="WeightsException">The file is another version or damaged.</exception>
    public static ReadOnlyMemory<byte> Read(MediaPipeAsset asset) => Read(asset, NodePackages.Locate(PackedFile));

    /// <summary>Name of the part within the package.</summary>
    public static string NameOf(MediaPipeAsset asset) => Find(asset).Name;

    internal static ReadOnlyMemory<byte> Read(MediaPipeAsset asset, string path)
    {
        Part part = Find(asset);
        using FileStream stream = File.OpenRead(path);
        if (stream.Length < part.Start + part.Length)
        {
            throw WeightsException.TooShort(path, part.Start + part.Length, stream.Length);
        }

        byte[] bytes = new byte[part.Length];
        stream.Position = part.Start;
        stream.ReadExactly(bytes);
        string actual = Convert.ToHexStringLower(SHA256.HashData(bytes));
        return actual == part.Sha256 ? bytes : throw WeightsException.WrongHash($"{part.Name} in {path}", part.Sha256, actual);
    }

    private static Part Find(MediaPipeAsset asset) => asset switch
    {
        MediaPipeAsset.AttentionMesh => new(
            "face_landmark_with_attention.tflite", 0, 2495952, "883b7411747bac657c30c462d305d312e9dec6adbf8b85e2f5d8d722fca9455d"),
        MediaPipeAsset.Mesh => new(
            "face_landmark.tflite", 2495952, 1241896, "c603fa6149219a3e9487dc9abd7a0c24474c77263273d24868378cdf40aa26d1"),
        MediaPipeAsset.CanonicalFace => new(
            "geometry_pipeline_metadata_landmarks.binarypb", 3737848, 19376, "bdbcda96dfcb7da883da124aaa2c55dee49770d934f0fcc71747f8c21bdc75b4"),
        MediaPipeAsset.Detector => new(
            "face_detection_short_range.tflite", 3757224, 229032, "3bc182eb9f33925d9e58b5c8d59308a760f4adea8f282370e428c51212c26633"),
        _ => throw new ArgumentOutOfRangeException(nameof(asset), asset, "Unknown asset."),
    };

    private readonly record struct Part(string Name, long Start, int Length, string Sha256);
}

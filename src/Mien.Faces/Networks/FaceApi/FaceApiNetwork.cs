using Mien.Graphs;
using Mien.Runtime;

namespace Mien.Faces.Networks.FaceApi;

/// <summary>A network of face-api: its name in the package and how it is rebuilt as ONNX.</summary>
public sealed record FaceApiNetwork
{
    /// <summary>Raised when a network is built differently from the same weights, so that cached ones are not used.</summary>
    private const int ConverterVersion = 1;

    public static FaceApiNetwork Detector { get; } = new("ssd_mobilenetv1", SsdMobileNet.Build);

    public static FaceApiNetwork Recognition { get; } = new("face_recognition", RecognitionNet.Build);

    public static FaceApiNetwork AgeGender { get; } = new("age_gender", AgeGenderNet.Build);

    public static FaceApiNetwork Expression { get; } = new("face_expression", ExpressionNet.Build);

    public static FaceApiNetwork Landmarks { get; } = new("face_landmark_68", LandmarkNet.Build);

    private readonly Func<WeightsFile, Graph> _build;

    private FaceApiNetwork(string name, Func<WeightsFile, Graph> build)
    {
        Name = name;
        _build = build;
    }

    public static IReadOnlyList<FaceApiNetwork> All => [Detector, Recognition, AgeGender, Expression, Landmarks];

    /// <summary>As the package's files are named.</summary>
    public string Name { get; }

    /// <summary>Builds the network from the installed package.</summary>
    /// <exception cref="MissingPackageException">The package is not installed.</exception>
    /// <exception cref="WeightsException">Its files are damaged.</exception>
    public Graph Build() => _build(FaceApiWeights.Read(Name));

    /// <summary>Opens the network, built at the first use and taken from the cache after that.</summary>
    /// <exception cref="MissingPackageException">The package is not installed.</exception>
    /// <exception cref="WeightsException">Its files are damaged.</exception>
    public Session Open(NetworkCache cache, SessionSettings settings)
    {
        ReadOnlyMemory<byte> onnx = cache.Get(Name, FaceApiWeights.ReadBytes(Name), ConverterVersion, Build);
        return Session.Open(onnx, settings with { ModelName = Name });
    }
}

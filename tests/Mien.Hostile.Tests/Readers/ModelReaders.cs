using Mien.Evaluation.Judges;
using Mien.Faces.Mesh;
using Mien.Faces.Networks;
using Mien.Faces.Networks.FaceApi;
using Mien.Faces.Networks.MediaPipe;
using Mien.Faces.Networks.Tflite;
using Mien.Graphs;
using Mien.Graphs.Onnx;
using Mien.Hostile.Tests.Mutations;
using Mien.Runtime;
using Mien.Swapping.Live;
using Mien.Training.Networks;

namespace Mien.Hostile.Tests.Readers;

/// <summary>Networks, in all formats.</summary>
internal static class ModelReaders
{
    private static readonly SessionSettings s_cpu = new() { Device = DeviceChoice.Cpu };

    public static IEnumerable<ForeignReader> All() =>
    [
        new()
        {
            Name = "ONNX graphs",
            Seeds = ModelSeeds.All,
            Mutator = ProtobufMutations.Mutate,
            Share = 3,
            Read = bytes =>
            {
                OnnxModel model = OnnxModel.Read(bytes);
                model.ToBytes();
                Graph graph = Graph.FromOnnx(bytes, new Dictionary<string, int> { ["N"] = 1 });
                ForeignBytes.Read(graph.Cost, fault => OnnxFormatException.Damaged("the model", fault)); // as `mien models info` does
            },
            Covers = ["OnnxModel.Read", "Graph.FromOnnx"],
        },
        new()
        {
            Name = "ONNX sessions",
            Seeds = ModelSeeds.All,
            Mutator = ProtobufMutations.Mutate,
            Share = 2,
            Read = bytes => Session.Open(bytes, s_cpu).Dispose(),
            Covers = ["Session.Open"],
        },
        new()
        {
            Name = "ONNX files",
            Seeds = ModelSeeds.All,
            Mutator = ProtobufMutations.Mutate,
            Read = ForeignReader.OfFile("model.onnx", path => Session.OpenFile(path, s_cpu).Dispose()),
            Covers = ["Session.OpenFile"],
        },
        new()
        {
            Name = "live networks",
            Seeds = [ModelSeeds.Live()],
            Mutator = ProtobufMutations.Mutate,
            Read = ForeignReader.OfFile("model.onnx", path => LiveNetworkSession.Open(path, s_cpu).Dispose()),
            Covers = ["LiveNetworkSession.Open"],
        },
        new()
        {
            Name = "recognisers",
            Seeds = [ModelSeeds.Recogniser()],
            Mutator = ProtobufMutations.Mutate,
            Read = ForeignReader.OfFile("recogniser.onnx", path =>
            {
                OnnxJudge.Open(path, default).Dispose();
                Graph graph = new("loss");
                FrozenRecogniser.Open(path).IdentitiesOf(graph.Input("faces", [1, 3, 64, 64]), Faces.Alignment.AlignmentTemplate.Arcface128);
            }),
            Covers = ["FrozenRecogniser.Open", "OnnxJudge.Open"],
        },
        new()
        {
            Name = "TensorFlow Lite",
            Seeds = [MediaPipeAssets.Read(MediaPipeAsset.Detector).ToArray()],
            Mutator = ByteMutations.Mutate,
            Share = 0.5,
            Read = bytes => TfliteConverter.Convert("network.tflite", bytes),
            Covers = [],
        },
        new()
        {
            Name = "canonical face",
            Seeds = [MediaPipeAssets.Read(MediaPipeAsset.CanonicalFace).ToArray()],
            Mutator = ProtobufMutations.Mutate,
            Read = bytes => CanonicalFaceReader.Read("face.binarypb", bytes),
            Covers = [],
        },
        new()
        {
            Name = "weight manifests",
            Seeds = ["""[{"paths":["a.bin"],"weights":[{"name":"w","shape":[2,2],"dtype":"float32"},{"name":"q","shape":[4],"dtype":"float32","quantization":{"dtype":"uint8","scale":0.1,"min":-1}}]}]"""u8.ToArray()],
            Mutator = JsonMutations.Mutate,
            Read = ForeignReader.OfFile("manifest.json", path =>
            {
                File.WriteAllBytes(Path.Combine(Path.GetDirectoryName(path)!, "a.bin"), new byte[20]);
                _ = WeightsFile.Read(path).Tensors;
                _ = WeightsFile.Decode(File.ReadAllBytes(path), _ => new byte[20], path)["w"];
            }),
            Covers = ["WeightsFile.Read", "WeightsFile.Decode"],
        },
        new()
        {
            Name = "kept networks",
            Seeds = [new byte[64]],
            Mutator = ByteMutations.Mutate,
            Read = ForeignReader.OfFile("kept", path => CheckedFile.TryRead(path, "key")),
            Covers = ["CheckedFile.TryRead"],
        },
    ];
}

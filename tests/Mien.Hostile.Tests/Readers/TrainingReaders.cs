using System.Runtime.InteropServices;
using Mien.Graphs.Onnx;
using Mien.Hostile.Tests.Mutations;
using Mien.Training.Checkpoints;
using Mien.Training.Data;
using Mien.Training.Packs;

using ElementType = Mien.Graphs.ElementType;

namespace Mien.Hostile.Tests.Readers;

/// <summary>Files of .safetensors.</summary>
internal static class TrainingReaders
{
    private const int Faces = 4;
    private const int SizePx = 8;

    public static IEnumerable<ForeignReader> All() =>
    [
        Of("safetensors", Checkpoint(), path =>
        {
            using SafetensorsFile file = Safetensors.Open(path);
            _ = file.Tensors.Select(file.Read).ToArray();
        }, "Safetensors.Open"),
        Of("checkpoints", Checkpoint(), path => Training.Checkpoints.Checkpoint.Weights(Training.Checkpoints.Checkpoint.Load(path).States), "Checkpoint.Load"),
        Of("items", Pack(), path => ItemsFile.Open(path).Dispose(), "ItemsFile.Open"),
        Of("packs of faces", Pack(), path =>
        {
            using FacePack pack = FacePack.Open(path);
            for (int item = 0; item < Math.Min(pack.Count, 16); item++)
            {
                pack.PersonOf(item);
                pack.PhotoOf(item);
                pack.ReadPicture(item);
                pack.ReadLandmarks(item);
                pack.MadeFrom(item);
                pack.ReadNumbers(PackFields.Pose, item);
            }
        }, "FacePack.Open") with { Share = 2 },
    ];

    private static ForeignReader Of(string name, byte[] seed, Action<string> read, string covers) => new()
    {
        Name = name,
        Seeds = [seed],
        Mutator = HeaderMutations.Mutate,
        Read = ForeignReader.OfFile("file.safetensors", read),
        Covers = [covers],
    };

    private static byte[] Checkpoint() => Written(
        [Tensor("net/w", [4, 3], 48), Tensor("net/w:average", [4, 3], 48), Tensor("net/b", [2], 8)],
        new() { ["format"] = Training.Checkpoints.Checkpoint.Format, ["step"] = "12", ["graph"] = "ab", ["configuration"] = "{}", ["commit"] = "c" });

    private static byte[] Pack() => Written(
        [
            OnnxTensor.Of(PackFields.Picture, ElementType.UInt8, [Faces, 3, SizePx, SizePx], new byte[Faces * 3 * SizePx * SizePx]),
            OnnxTensor.Of(PackFields.FaceMask, ElementType.UInt8, [Faces, 1, SizePx, SizePx], new byte[Faces * SizePx * SizePx]),
            Tensor(PackFields.Landmarks, [Faces, 478, 3], Faces * 478 * 3 * 4),
            Tensor(PackFields.Pose, [Faces, 3], Faces * 3 * 4),
            Numbers(PackFields.MadeFrom, [Faces, 2], 0, 0, 1, 1, 0, 1, 3, 3),
            Numbers(PackFields.Photo, [Faces], 0, 1, 0, 2),
            Numbers(PackFields.Person, [Faces], 0, 1, 0, 1),
        ],
        new() { ["format"] = "mien-faces/1", ["training_items"] = "3", ["made_items"] = "1", ["photos"] = "a\nb\nc", ["people"] = "p\nq" });

    private static OnnxTensor Tensor(string name, long[] dimensions, int bytes) => OnnxTensor.Of(name, ElementType.Float32, dimensions, new byte[bytes]);

    private static OnnxTensor Numbers(string name, long[] dimensions, params int[] values) =>
        OnnxTensor.Of(name, ElementType.Int32, dimensions, MemoryMarshal.AsBytes(values.AsSpan()).ToArray());

    private static byte[] Written(OnnxTensor[] tensors, Dictionary<string, string> metadata)
    {
        string path = Path.GetTempFileName();
        try
        {
            Safetensors.Write(path, tensors, metadata);
            return File.ReadAllBytes(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}

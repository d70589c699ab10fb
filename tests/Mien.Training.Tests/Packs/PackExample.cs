using System.Runtime.InteropServices;
using Mien.Graphs.Onnx;
using Mien.Training.Checkpoints;
using Mien.Training.Packs;
using Mien.Training.Tests.Data;

namespace Mien.Training.Tests.Packs;

/// <summary>A pack of generated pictures.</summary>
internal static class PackExample
{
    private const int SizePx = 16;

    /// <param name="training">How many of the faces may be learned from.</param>
    public static FacePack Write(string path, int faces, int training, int people)
    {
        int[] persons = [.. Enumerable.Range(0, faces).Select(item => item % people)];
        float[] poses = [.. Enumerable.Range(0, faces).SelectMany(item => new[] { (item % 3) - 1f, 0, 0 })];
        OnnxTensor pictures = ItemsExample.Pictures(PackFields.Picture, faces, SizePx, seed: 7);
        Safetensors.Write(
            path,
            [
                pictures,
                OnnxTensor.Of(PackFields.FaceMask, ElementType.UInt8, [faces, 1, SizePx, SizePx], pictures.Data.Span[..(faces * SizePx * SizePx)].ToArray()),
                OnnxTensor.Of(PackFields.Landmarks, ElementType.Float32, [faces, 478, 3], new byte[faces * 478 * 3 * sizeof(float)]),
                OnnxTensor.Of(PackFields.Pose, ElementType.Float32, [faces, 3], MemoryMarshal.AsBytes(poses.AsSpan()).ToArray()),
                OnnxTensor.Of(PackFields.Person, ElementType.Int32, [faces], MemoryMarshal.AsBytes(persons.AsSpan()).ToArray()),
            ],
            new Dictionary<string, string>
            {
                ["format"] = "mien-faces/1",
                ["training_items"] = $"{training}",
                ["photos"] = "one.jpg",
                ["people"] = string.Join('\n', Enumerable.Range(0, people).Select(person => $"person {person:00}")),
            });
        return FacePack.Open(path);
    }
}

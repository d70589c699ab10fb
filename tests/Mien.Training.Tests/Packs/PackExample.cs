using System.Runtime.InteropServices;
using Mien.Faces.Mesh;
using Mien.Graphs.Onnx;
using Mien.Training.Checkpoints;
using Mien.Training.Packs;
using Mien.Training.Tests.Data;

namespace Mien.Training.Tests.Packs;

/// <summary>A pack of generated pictures.</summary>
internal static class PackExample
{
    /// <param name="training">How many of the faces may be learned from.</param>
    /// <param name="mesh">Each face's points; null: all lie at (0,0).</param>
    /// <param name="made">So many of those that may be learned from, the last of them, were made: each of the faces 0 and 1.</param>
    public static FacePack Write(string path, int faces, int training, int people, int sizePx = 16, FaceMesh? mesh = null, int made = 0)
    {
        byte[] points = mesh is null ? new byte[478 * 3 * sizeof(float)] : MemoryMarshal.AsBytes(mesh.Points).ToArray();
        int[] persons = [.. Enumerable.Range(0, faces).Select(item => item % people)];
        float[] poses = [.. Enumerable.Range(0, faces).SelectMany(item => new[] { (item % 3) - 1f, 0, 0 })];
        int[] madeFrom = [.. Enumerable.Range(0, faces).SelectMany(item => IsMade(item) ? new[] { 0, 1 } : [item, item])];
        OnnxTensor pictures = ItemsExample.Pictures(PackFields.Picture, faces, sizePx, seed: 7);
        Safetensors.Write(
            path,
            [
                pictures,
                OnnxTensor.Of(PackFields.FaceMask, ElementType.UInt8, [faces, 1, sizePx, sizePx], pictures.Data.Span[..(faces * sizePx * sizePx)].ToArray()),
                OnnxTensor.Of(PackFields.Landmarks, ElementType.Float32, [faces, 478, 3], Enumerable.Repeat(points, faces).SelectMany(bytes => bytes).ToArray()),
                OnnxTensor.Of(PackFields.Pose, ElementType.Float32, [faces, 3], MemoryMarshal.AsBytes(poses.AsSpan()).ToArray()),
                OnnxTensor.Of(PackFields.MadeFrom, ElementType.Int32, [faces, 2], MemoryMarshal.AsBytes(madeFrom.AsSpan()).ToArray()),
                OnnxTensor.Of(PackFields.Photo, ElementType.Int32, [faces], MemoryMarshal.AsBytes(Enumerable.Range(0, faces).Select(item => madeFrom[2 * item]).ToArray().AsSpan()).ToArray()),
                OnnxTensor.Of(PackFields.Person, ElementType.Int32, [faces], MemoryMarshal.AsBytes(persons.AsSpan()).ToArray()),
            ],
            new Dictionary<string, string>
            {
                ["format"] = "mien-faces/1",
                ["training_items"] = $"{training}",
                ["made_items"] = $"{made}",
                ["photos"] = string.Join('\n', Enumerable.Range(0, faces).Select(photo => $"{photo}.jpg")),
                ["people"] = string.Join('\n', Enumerable.Range(0, people).Select(person => $"person {person:00}")),
            });
        return FacePack.Open(path);

        bool IsMade(int item) => item < training && item >= training - made;
    }
}

using System.Numerics;
using System.Runtime.InteropServices;
using Mien.Runtime;

namespace Mien.Faces.Mesh;

/// <summary>Tells what of a face's shape is the person's own form, and leaves out what expression and turn of the head do: a linear model that `mien train proportions`
/// makes (docs/swapping.md). Thread-safe.</summary>
public sealed class PersonShape : IDisposable
{
    /// <summary>Names of the network's input, 468 pose-free points as x, y, z in cm, [1,1404], and of its output, the person's difference from the average face, of the same kind.</summary>
    public const string InputName = "shape", OutputName = "person";

    private const int Numbers = 3 * MeshTopology.FacePointCount;

    private static readonly Lazy<PersonShape> s_shipped = new(() => Open());

    private readonly Session _session;

    private PersonShape(Session session)
    {
        _session = session;
        session.CheckInputs([InputName]);
    }

    /// <summary>The network that comes with Mien, opened once for all who ask; it is a quarter of a megabyte, and nobody closes it.</summary>
    public static PersonShape Shipped => s_shipped.Value;

    public static string ShippedPath => Path.Combine(AppContext.BaseDirectory, "models", "proportions", "model.onnx");

    /// <param name="path">A network that `mien train proportions` made; null: <see cref="ShippedPath"/>.</param>
    /// <exception cref="ModelException">The file is missing or damaged.</exception>
    /// <exception cref="TensorMismatchException">It is another kind of network.</exception>
    public static PersonShape Open(string? path = null)
    {
        Session session = Session.OpenFile(path ?? ShippedPath, new() { Device = DeviceChoice.Cpu, ModelName = "the proportions" });
        try
        {
            return new(session);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <param name="shape">Pose-free points, canonical cm, [468].</param>
    /// <returns>By how much the person differs from the average face at each, cm, [468].</returns>
    public Vector3[] Of(ReadOnlySpan<Vector3> shape)
    {
        using TensorValue input = TensorValue.Create(1, Numbers);
        MemoryMarshal.Cast<Vector3, float>(shape).CopyTo(input.Floats);
        using TensorValue person = _session.Run([input])[0];
        return MemoryMarshal.Cast<float, Vector3>(person.Floats).ToArray();
    }

    public void Dispose() => _session.Dispose();
}

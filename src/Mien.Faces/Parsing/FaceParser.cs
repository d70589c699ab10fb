using System.Numerics;
using Mien.Faces.Mesh;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Runtime;

namespace Mien.Faces.Parsing;

/// <summary>Says what each pixel around a face shows: skin, hair, spectacles, a hand (docs/parsing.md). Thread-safe.</summary>
public sealed class FaceParser : IDisposable
{
    /// <summary>Names of the network's input [1,3,S,S], RGB, 0 … 1, and output [1,10,S,S], shares of <see cref="FaceClasses.All"/>.</summary>
    public const string InputName = "picture", OutputName = "classes";

    private readonly Session _session;

    private FaceParser(Session session)
    {
        _session = session;
        session.CheckInputs([InputName]);
        SizePx = (int)session.Inputs[0].Shape[^1];
    }

    /// <summary>The network that comes with Mien.</summary>
    public static string ShippedPath => Path.Combine(AppContext.BaseDirectory, "models", "parser", "model.onnx");

    /// <summary>Side of the crop that it looks at.</summary>
    public int SizePx { get; }

    /// <param name="path">A network that `mien train parser` made; null: <see cref="ShippedPath"/>.</param>
    /// <param name="settings">Null: on the CPU with one thread.</param>
    /// <exception cref="ModelException">The file is missing or damaged.</exception>
    /// <exception cref="TensorMismatchException">It is another kind of network.</exception>
    public static FaceParser Open(string? path = null, SessionSettings? settings = null)
    {
        Session session = Session.OpenFile(path ?? ShippedPath, (settings ?? new() { Device = DeviceChoice.Cpu }) with { ModelName = "the face parser" });
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

    /// <param name="frame">The one in which the face was found.</param>
    public FaceParsing Parse(IFrame frame, Face face, CancellationToken cancellation = default) => Parse(frame, face.Mesh, cancellation);

    /// <inheritdoc cref="Parse(IFrame, Face, CancellationToken)"/>
    /// <param name="mesh">In pixels of the frame.</param>
    public FaceParsing Parse(IFrame frame, FaceMesh mesh, CancellationToken cancellation = default)
    {
        Affine2 imageToCrop = ParserCrop.ImageToCrop(mesh, SizePx);
        using TensorValue input = TensorValue.Create(1, 3, SizePx, SizePx);
        Resampler.CropToTensor(frame, imageToCrop, new(SizePx, SizePx), input.Floats, Vector3.One, default, Border.Replicate);
        using TensorValue shares = _session.Run([input], cancellation)[0];
        int area = SizePx * SizePx;
        byte[][] planes = new byte[FaceClasses.Count][];
        for (int kind = 0; kind < planes.Length; kind++)
        {
            planes[kind] = ToBytes(shares.Floats.Slice(kind * area, area));
        }

        return new(imageToCrop, SizePx, planes);
    }

    public void Dispose() => _session.Dispose();

    private static byte[] ToBytes(ReadOnlySpan<float> shares)
    {
        byte[] bytes = new byte[shares.Length];
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)((Math.Clamp(shares[i], 0, 1) * 255) + 0.5f);
        }

        return bytes;
    }
}

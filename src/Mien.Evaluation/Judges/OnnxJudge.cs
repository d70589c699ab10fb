using System.Numerics;
using Mien.Faces;
using Mien.Faces.Alignment;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Runtime;

namespace Mien.Evaluation.Judges;

/// <summary>A person's own recogniser in ArcFace's layout: input float32 [1,3,112,112], −1 … 1, the crop of
/// <see cref="AlignmentTemplate.Arcface112V2"/>; output [1,D].</summary>
public sealed class OnnxJudge : IIdentityJudge
{
    private const int CropPx = 112;

    private readonly Session _session;
    private readonly ChannelOrder _order;

    private OnnxJudge(Session session, ChannelOrder order, string name)
    {
        _session = session;
        _order = order;
        Name = name;
    }

    public string Name { get; }

    /// <exception cref="ModelException">There is no such file, or it is no valid model.</exception>
    /// <exception cref="JudgeException">The network has another layout.</exception>
    public static OnnxJudge Open(string path, ChannelOrder order)
    {
        Session session = Session.OpenFile(path, new() { Device = DeviceChoice.Cpu, ModelName = path });
        bool fits = session is { Inputs: [{ ElementType: ElementType.Float32, Shape: [_, 3, CropPx, CropPx] }], Outputs.Count: 1 };
        if (!fits)
        {
            string inputs = string.Join(", ", session.Inputs);
            session.Dispose();
            throw JudgeException.OtherLayout(path, inputs);
        }

        return new(session, order, Path.GetFileName(path));
    }

    public float[] Embed(IFrame frame, Face face, CancellationToken cancellation = default)
    {
        using TensorValue input = TensorValue.Create(1, 3, CropPx, CropPx);
        Affine2 imageToCrop = FaceAligner.ImageToCrop(face, AlignmentTemplate.Arcface112V2, CropPx);
        Resampler.CropToTensor(frame, imageToCrop, new(CropPx, CropPx), input.Floats, new Vector3(2), -Vector3.One, Border.Replicate);
        if (_order == ChannelOrder.Bgr)
        {
            const int plane = CropPx * CropPx;
            float[] red = input.Floats[..plane].ToArray();
            input.Floats[(2 * plane)..].CopyTo(input.Floats);
            red.CopyTo(input.Floats[(2 * plane)..]);
        }

        using TensorValue output = _session.Run([input], cancellation)[0];
        float[] embedding = output.Floats.ToArray();
        float length = MathF.Sqrt(embedding.Sum(value => value * value));
        return Array.ConvertAll(embedding, value => value / Math.Max(length, 1e-12f));
    }

    public void Dispose() => _session.Dispose();
}

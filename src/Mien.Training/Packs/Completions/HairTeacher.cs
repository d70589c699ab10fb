using Mien.Faces;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;
using Mien.Runtime;
using Plane = Mien.Imaging.Pixels.Plane;

namespace Mien.Training.Packs.Completions;

/// <summary>MediaPipe's hair segmentation, given as a file: a teacher that comes with no part of Mien.</summary>
public sealed class HairTeacher : IFaceCovering, IDisposable
{
    private const string Input = "rgb_and_previous_hair", Output = "hair";
    private const int SizePx = 512;

    private readonly Session _session;

    /// <exception cref="ModelException">The file is missing or damaged.</exception>
    /// <exception cref="TensorMismatchException">It is another network.</exception>
    public HairTeacher(string path)
    {
        _session = Session.OpenFile(path, new() { ModelName = path });
        _session.CheckInputs(Input);
    }

    public Plane Find(Picture picture, Face face, CancellationToken cancellation)
    {
        // Fitted into the square whole, black beside it.
        float scale = SizePx / (float)Math.Max(picture.Width, picture.Height);
        Planes square = Resampler.Warp(picture, Affine2.Scaling(scale, scale), new Size(SizePx, SizePx), Border.Constant(0));
        int area = SizePx * SizePx;
        using TensorValue given = TensorValue.Create(1, 4, SizePx, SizePx);
        using TensorValue hair = TensorValue.Create(1, 1, SizePx, SizePx);
        for (int channel = 0; channel < 3; channel++)
        {
            square[channel].Samples.CopyTo(given.Floats.Slice(channel * area, area));
        }

        // The second time it knows what it saw the first.
        for (int time = 0; time < 2; time++)
        {
            using IoBinding binding = _session.Bind();
            binding.BindInput(Input, given);
            binding.BindOutput(Output, hair);
            binding.Run(cancellation);
            hair.Floats.CopyTo(given.Floats.Slice(3 * area, area));
        }

        Plane mask = new(SizePx, SizePx);
        hair.Floats.CopyTo(mask.Samples);
        return Resampler.Warp(mask, Affine2.Scaling(1 / scale, 1 / scale), picture.Size, Border.Replicate);
    }

    public void Dispose() => _session.Dispose();
}

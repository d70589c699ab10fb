using System.Numerics;
using Mien.Imaging.Resampling;
using Mien.Models.Contracts;
using Mien.Runtime;

namespace Mien.Swapping.Live;

/// <summary>Says who a source is, in the vector that a live network was trained with.</summary>
internal sealed class SourceRecogniser : IDisposable
{
    private readonly Session _session;
    private readonly int _sizePx;
    private readonly int _length;

    private SourceRecogniser(Session session, int sizePx, int length) => (_session, _sizePx, _length) = (session, sizePx, length);

    /// <param name="networkPath">Of the network that takes the vectors.</param>
    /// <param name="sizePx">Side of the network's crops, and so of its sources.</param>
    /// <param name="length">Of a vector.</param>
    /// <exception cref="ModelException">The file is missing or damaged.</exception>
    /// <exception cref="TensorMismatchException">It gives no such vectors.</exception>
    public static SourceRecogniser OpenBeside(string networkPath, int sizePx, int length, SessionSettings settings)
    {
        string path = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(networkPath))!, HarmoniserContract.IdentityFileName);
        if (!File.Exists(path))
        {
            throw ModelException.CompanionMissing(networkPath, path);
        }

        SourceRecogniser recogniser = new(Session.OpenFile(path, settings with { ModelName = path }), sizePx, length);
        try
        {
            recogniser.Recognise(new float[3 * sizePx * sizePx]);
            return recogniser;
        }
        catch
        {
            recogniser.Dispose();
            throw;
        }
    }

    /// <summary>One vector for all photos of a person, of length 1: the mean of what each gives.</summary>
    public float[] IdentityOf(IReadOnlyList<SourceFace> sources)
    {
        float[] sum = new float[_length];
        float[] crop = new float[3 * _sizePx * _sizePx];
        foreach (SourceFace source in sources)
        {
            Resampler.CropToTensor(source.Frame, LiveNetworkSession.ImageToCrop(source.Face, _sizePx), new(_sizePx, _sizePx), crop, Vector3.One, default);
            float[] one = Recognise(crop);
            for (int i = 0; i < sum.Length; i++)
            {
                sum[i] += one[i];
            }
        }

        float length = MathF.Sqrt(sum.Sum(value => value * value));
        return [.. sum.Select(value => value / Math.Max(length, 1e-6f))];
    }

    public void Dispose() => _session.Dispose();

    private float[] Recognise(float[] crop)
    {
        using TensorValue face = TensorValue.Over<float>(crop, 1, 3, _sizePx, _sizePx);
        using TensorValue identity = TensorValue.Create(1, _length);
        using IoBinding binding = _session.Bind();
        binding.BindInput(HarmoniserContract.Source, face);
        binding.BindOutput(HarmoniserContract.Identity, identity);
        binding.Run();
        return identity.Floats.ToArray();
    }
}

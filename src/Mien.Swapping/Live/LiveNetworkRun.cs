using Mien.Imaging.Pixels;
using Mien.Models.Contracts;
using Mien.Runtime;

namespace Mien.Swapping.Live;

/// <summary>The tensors of one run at a time, tied to the session once.</summary>
internal sealed class LiveNetworkRun : IDisposable
{
    private readonly int _sizePx;
    private readonly Dictionary<string, TensorValue> _inputs;
    private readonly TensorValue _change;
    private readonly TensorValue _mask;
    private readonly IoBinding _binding;

    public LiveNetworkRun(Session session, int sizePx)
    {
        _sizePx = sizePx;
        _inputs = session.Inputs.ToDictionary(input => input.Name, input => TensorValue.Create(input.Shape));
        _change = TensorValue.Create(1, 3, sizePx, sizePx);
        _mask = TensorValue.Create(1, 1, sizePx, sizePx);
        _binding = session.Bind();
        try
        {
            BindInputs();
            _binding.BindOutput(HarmoniserContract.Change, _change);
            _binding.BindOutput(HarmoniserContract.Mask, _mask);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>An input's values, to be filled.</summary>
    public Span<float> this[string input] => _inputs[input].Floats;

    /// <returns>Copies, [3,S,S] and [S,S].</returns>
    public (Planes Change, Plane Mask) Run(CancellationToken cancellation)
    {
        // For a GPU inputs are copied when they are bound.
        BindInputs();
        _binding.Run(cancellation);
        int area = _sizePx * _sizePx;
        Planes change = new(_sizePx, _sizePx);
        for (int channel = 0; channel < 3; channel++)
        {
            _change.Floats.Slice(channel * area, area).CopyTo(change[channel].Samples);
        }

        Plane mask = new(_sizePx, _sizePx);
        _mask.Floats.CopyTo(mask.Samples);
        return (change, mask);
    }

    public void Dispose()
    {
        _binding.Dispose();
        foreach (TensorValue value in (TensorValue[])[.. _inputs.Values, _change, _mask])
        {
            value.Dispose();
        }
    }

    private void BindInputs()
    {
        foreach ((string name, TensorValue value) in _inputs)
        {
            _binding.BindInput(name, value);
        }
    }
}

using Mien.Imaging.Pixels;
using Mien.Runtime;

namespace Mien.Swapping.Live;

/// <summary>The tensors of one run at a time, tied to the session once.</summary>
internal sealed class LiveNetworkRun : IDisposable
{
    private readonly int _sizePx;
    private readonly TensorValue _change;
    private readonly TensorValue _mask;
    private readonly IoBinding _binding;

    public LiveNetworkRun(Session session, int sizePx)
    {
        _sizePx = sizePx;
        Target = TensorValue.Create(1, 3, sizePx, sizePx);
        Drawn = TensorValue.Create(1, 3, sizePx, sizePx);
        Coverage = TensorValue.Create(1, 1, sizePx, sizePx);
        _change = TensorValue.Create(1, 3, sizePx, sizePx);
        _mask = TensorValue.Create(1, 1, sizePx, sizePx);
        _binding = session.Bind();
        try
        {
            BindInputs();
            _binding.BindOutput("change", _change);
            _binding.BindOutput("mask", _mask);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>[1,3,S,S].</summary>
    public TensorValue Target { get; }

    /// <summary>[1,3,S,S].</summary>
    public TensorValue Drawn { get; }

    /// <summary>[1,1,S,S].</summary>
    public TensorValue Coverage { get; }

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
        foreach (TensorValue value in (TensorValue[])[Target, Drawn, Coverage, _change, _mask])
        {
            value.Dispose();
        }
    }

    private void BindInputs()
    {
        _binding.BindInput("target", Target);
        _binding.BindInput("drawn", Drawn);
        _binding.BindInput("coverage", Coverage);
    }
}

using Mien.Faces.Parsing;
using Mien.Swapping.Meshes.Atlas;

namespace Mien.Swapping.Whole.Targets;

/// <summary>One decision along a track about whether spectacles are worn: they are neither put on nor taken off from frame to frame.</summary>
internal sealed class SpectaclesMemory
{
    private static readonly Steadying s_worn = new(Seconds: 0.8f);

    private float? _worn;
    private TimeSpan _time;

    /// <returns>What was seen, without rims when none are worn.</returns>
    public FaceParsing Seen(FaceParsing parsing, TimeSpan time)
    {
        float now = WornSpectacles.Are(parsing) ? 1 : 0;
        _worn = _worn is float before ? s_worn.Toward(before, now, (float)(time - _time).TotalSeconds) : now;
        _time = time;
        return _worn > 0.5f ? parsing : parsing.WithoutSpectacles();
    }
}

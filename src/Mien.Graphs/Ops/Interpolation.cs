namespace Mien.Graphs;

/// <summary>How <see cref="Sampling.Resize"/> reads between cells.</summary>
public enum Interpolation
{
    Nearest,
    Linear,
    Cubic,
}

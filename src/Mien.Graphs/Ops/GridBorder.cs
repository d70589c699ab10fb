namespace Mien.Graphs;

/// <summary>What <see cref="Sampling.GridSample"/> reads outside the image.</summary>
public enum GridBorder
{
    Zeros,
    Border,
    Reflection,
}

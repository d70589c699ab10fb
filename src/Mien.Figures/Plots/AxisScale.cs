namespace Mien.Figures.Plots;

/// <summary>How an axis is divided.</summary>
public enum AxisScale
{
    /// <summary>Equal steps.</summary>
    Linear,

    /// <summary>Equal factors. Values of 0 and less have no place and are gaps.</summary>
    Log,

    /// <summary>Equal steps of seconds, written as minutes and seconds: 1:30.</summary>
    Time,
}

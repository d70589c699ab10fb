namespace Mien.Imaging.Resampling;

/// <summary>A one-dimensional reconstruction kernel, in units of the coarser of the two pixel grids.</summary>
public enum ResampleFilter
{
    /// <summary>The mean of what each output pixel covers. Sharp when shrinking by much; nearest neighbour when enlarging.</summary>
    Area,

    /// <summary>A tent: bilinear when enlarging.</summary>
    Triangle,

    /// <summary>Interpolating cubic (Keys 1981, a = −1/2): sharper, may overshoot at edges.</summary>
    CatmullRom,

    /// <summary>Windowed sinc with three lobes: sharpest, may overshoot at edges.</summary>
    Lanczos3,
}

namespace Mien.Imaging.Resampling;

/// <summary>How a mesh warp reads between texels.</summary>
public enum MeshFilter
{
    /// <summary>Sharp: Catmull-Rom's cubic over 4×4 texels, results cut off at 0. For pictures.</summary>
    CatmullRom,

    /// <summary>Straight lines over 2×2 texels; takes about a quarter less time. For maps that are smooth.</summary>
    Bilinear,
}

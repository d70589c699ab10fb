namespace Mien.Drawings;

/// <summary>Passages without a kink.</summary>
internal static class Blend
{
    /// <summary>0 up to 0, 1 from 1 on, smooth between.</summary>
    public static float Smooth(float share)
    {
        float clamped = Math.Clamp(share, 0, 1);
        return clamped * clamped * (3 - (2 * clamped));
    }
}

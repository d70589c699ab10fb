using System.Numerics;

namespace Mien.Drawings;

/// <summary>Looks along −z from afar.</summary>
/// <param name="Centre">Where x = y = 0 is seen, in pixels.</param>
/// <param name="PixelsPerCentimetre">At z = 0.</param>
internal sealed record Camera(Vector2 Centre, float PixelsPerCentimetre)
{
    /// <summary>Centimetres from z = 0: a portrait lens.</summary>
    private const float Distance = 110;

    public Vector2 Place(Vector3 point)
    {
        float scale = PixelsPerCentimetre * Distance / (Distance - point.Z);
        return Centre + new Vector2(point.X * scale, -point.Y * scale);
    }
}

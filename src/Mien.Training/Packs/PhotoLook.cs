namespace Mien.Training.Packs;

/// <summary>What one photo gives to a pack.</summary>
/// <param name="Records">Of the faces that are large enough, the largest first.</param>
/// <param name="SmallFaces">How many are not.</param>
/// <param name="Fault">Why the photo cannot be read; null when it can.</param>
internal sealed record PhotoLook(string Photo, IReadOnlyList<byte[]> Records, int SmallFaces = 0, string? Fault = null)
{
    public bool HasNoFace => Fault is null && Records.Count + SmallFaces == 0;
}

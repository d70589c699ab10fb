namespace Mien.Faces.Detection;

internal enum DetectorKind
{
    BlazeFace,
    Ssd,
}

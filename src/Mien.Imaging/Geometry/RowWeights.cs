namespace Mien.Imaging.Geometry;

/// <summary>Barycentric weights at one pixel, and what is added to them for each pixel to the right.</summary>
internal readonly record struct RowWeights(float First, float FirstStep, float Second, float SecondStep);

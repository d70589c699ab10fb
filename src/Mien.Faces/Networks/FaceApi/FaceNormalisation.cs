using Mien.Graphs;

namespace Mien.Faces.Networks.FaceApi;

/// <summary>How the nets that look at one face scale its pixels: (value − mean) ∕ 255 of 8-bit RGB, black padding before it.</summary>
internal static class FaceNormalisation
{
    public static Tensor Apply(FaceApiLayers layers, Tensor pictures) =>
        layers.Scaled(pictures, scale: 1, [122.782f / 255, 117.001f / 255, 104.298f / 255]);
}

namespace Mien.Faces.Mesh;

/// <summary>Which of MediaPipe's mesh networks fits the mesh.</summary>
public enum MeshNetwork
{
    /// <summary>478 points; lips, eyes and irises looked at a second time, closely.</summary>
    Attention,

    /// <summary>468 points in about half the time; lips and lids follow less well.</summary>
    Basic,
}

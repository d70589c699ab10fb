namespace Mien.Training.Networks;

/// <summary>What tells a live network whom it is to show.</summary>
public enum LiveIdentity
{
    /// <summary>The source's own pixels, drawn on the target's mesh.</summary>
    Texture,

    /// <summary>A recogniser's vector, and no pixel.</summary>
    Embedding,
}

namespace Mien.Graphs;

/// <summary>Where an output cell of <see cref="Sampling.Resize"/> lies in the input.</summary>
public enum CellMapping
{
    /// <summary>Edges meet: in = (out + ½)·scale − ½. Resizers of images do this.</summary>
    HalfPixel,

    /// <summary>First cells meet: in = out·scale. TensorFlow 1 did this.</summary>
    Asymmetric,

    /// <summary>First and last cell centres meet.</summary>
    AlignCorners,
}

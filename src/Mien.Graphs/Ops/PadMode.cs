namespace Mien.Graphs;

/// <summary>What <see cref="Padding"/> puts into a margin.</summary>
public enum PadMode
{
    /// <summary>One given value.</summary>
    Constant,

    /// <summary>The image mirrored about its outermost cells, which are not repeated: c b | a b c.</summary>
    Reflect,

    /// <summary>The outermost cells again and again: a a | a b c.</summary>
    Edge,
}

namespace Mien.Graphs;

/// <summary>The operators a graph may hold. A name is the ONNX operator's own, so a node is written without a table;
/// <see cref="Input"/> and <see cref="Constant"/> are where values enter and are written as inputs and initializers.</summary>
public enum Operator
{
    Input,
    Constant,

    // Arithmetic, with broadcasting.
    Add,
    Sub,
    Mul,
    Div,
    Pow,
    Max,
    Min,

    // One value in, one value out.
    Neg,
    Abs,
    Sqrt,
    Exp,
    Log,
    Floor,
    Identity,
    Cast,

    // Activations.
    Relu,
    LeakyRelu,
    PRelu,
    Clip,
    Sigmoid,
    Tanh,
    Softmax,

    // Comparison and choice.
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    And,
    Or,
    Not,
    Where,

    // Layout.
    Reshape,
    Transpose,
    Squeeze,
    Unsqueeze,
    Expand,
    Concat,
    Split,
    Slice,
    Gather,
    Pad,

    // Sums of products.
    Conv,
    MatMul,
    Gemm,

    // Windows and reductions.
    MaxPool,
    AveragePool,
    GlobalAveragePool,
    ReduceSum,
    ReduceMean,
    ReduceMin,
    ReduceMax,
    ReduceL2,

    // Sampling.
    GridSample,
    Resize,
}

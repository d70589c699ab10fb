namespace Mien.Graphs;

/// <summary>The operators a graph may hold. A name is the ONNX operator's own, so a node is written without a table;
/// <see cref="Input"/> and <see cref="Constant"/> are where values enter and are written as inputs and initializers. The last
/// group has no ONNX operator: each is written as a model-local function (see Functions/).</summary>
/// <remarks>An operator is: a member here, a method with its shape rule in Ops/, a row in the gradient table, one in the evaluator's,
/// one in the importer's, and one in the tests' table; tests hold the tables against this list.</remarks>
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
    Mod,
    BitwiseAnd,
    BitwiseXor,

    // One value in, one value out.
    Neg,
    Abs,
    Sign,
    Sqrt,
    Exp,
    Log,
    Sin,
    Cos,
    Erf,
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
    LogSoftmax,

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
    GatherElements,
    ScatterElements,
    Pad,

    // Sums of products.
    Conv,
    ConvTranspose,
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

    // Model-local functions.
    StopGradient,
    Barrier,
    ConvInputGradient,
    ConvWeightGradient,
    MaxPoolIndices,
    ResizeGradient,
    GridSampleGradient,
}

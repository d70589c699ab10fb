namespace Mien.Graphs.Onnx;

/// <summary>Field numbers of onnx.proto (onnx 1.17), one class for each message; the only place that knows them.</summary>
internal static class Field
{
    internal static class Model
    {
        public const int IrVersion = 1, ProducerName = 2, ProducerVersion = 3, Domain = 4, ModelVersion = 5, DocString = 6, Graph = 7,
            OpsetImport = 8, MetadataProps = 14, Functions = 25;
    }

    internal static class Opset
    {
        public const int Domain = 1, Version = 2;
    }

    internal static class Entry
    {
        public const int Key = 1, Value = 2;
    }

    internal static class Graph
    {
        public const int Node = 1, Name = 2, Initializer = 5, DocString = 10, Input = 11, Output = 12, ValueInfo = 13;
    }

    internal static class Node
    {
        public const int Input = 1, Output = 2, Name = 3, OpType = 4, Attribute = 5, DocString = 6, Domain = 7, Overload = 8;
    }

    internal static class Attribute
    {
        public const int Name = 1, Float = 2, Integer = 3, Text = 4, Tensor = 5, Graph = 6, Floats = 7, Integers = 8, Texts = 9,
            DocString = 13, Type = 20, ReferredName = 21;
    }

    internal static class Tensor
    {
        public const int Dims = 1, DataType = 2, FloatData = 4, Int32Data = 5, StringData = 6, Int64Data = 7, Name = 8, RawData = 9,
            DoubleData = 10, Uint64Data = 11, DocString = 12, ExternalData = 13, DataLocation = 14;
    }

    internal static class ValueInfo
    {
        public const int Name = 1, Type = 2, DocString = 3;
    }

    internal static class Type
    {
        public const int Tensor = 1;
    }

    internal static class TensorType
    {
        public const int ElementType = 1, Shape = 2;
    }

    internal static class TensorShape
    {
        public const int Dimension = 1;
    }

    internal static class Dimension
    {
        public const int Value = 1, Parameter = 2;
    }

    internal static class Function
    {
        public const int Name = 1, Input = 4, Output = 5, Attribute = 6, Node = 7, DocString = 8, OpsetImport = 9, Domain = 10, Overload = 13;
    }
}

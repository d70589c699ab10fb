using Mien.Graphs;

namespace Mien.Faces.Networks.Tflite;

/// <summary>Rebuilds a TensorFlow Lite network as a graph. Images turn from [N,H,W,C] to [N,C,H,W], everything else keeps its
/// order; inputs and outputs keep their names.</summary>
internal sealed class TfliteConverter
{
    private const int Valid = 1;
    private readonly string _file;
    private readonly TfliteModel _model;
    private readonly Graph _graph;

    /// <summary>What has been computed so far, by tensor number.</summary>
    private readonly Tensor?[] _values;

    /// <summary>Constants, widened ones under the number of the widened tensor.</summary>
    private readonly TfliteTensor[] _constants;

    private TfliteConverter(string file, TfliteModel model)
    {
        _file = file;
        _model = model;
        _graph = new(Path.GetFileNameWithoutExtension(file));
        _values = new Tensor?[model.Tensors.Count];
        _constants = [.. model.Tensors];
    }

    /// <param name="file">Name of the file, for the graph and for messages.</param>
    /// <exception cref="WeightsException">The bytes are damaged or use an operator or option our networks do not.</exception>
    public static Graph Convert(string file, ReadOnlyMemory<byte> tflite) => ForeignBytes.Read(
        () => new TfliteConverter(file, TfliteModel.Read(tflite)).Convert(), fault => WeightsException.Damaged(file, fault));

    private Graph Convert()
    {
        foreach (int number in _model.Inputs)
        {
            TfliteTensor input = _model.Tensors[number];
            _values[number] = _graph.Input(input.Name, ToChannelsFirst(input.Shape));
        }

        foreach (TfliteOperator op in _model.Operators)
        {
            int result = op.Outputs[0];
            if (op.Code == TfliteOperatorCode.Dequantize)
            {
                _constants[result] = _constants[op.Inputs[0]] with { Shape = _model.Tensors[result].Shape };
                continue;
            }

            Tensor value = Convert(op);
            Shape declared = ToChannelsFirst(_model.Tensors[result].Shape);
            _values[result] = value.Shape.Equals(declared)
                ? value
                : throw new InvalidDataException($"{op} gives {value.Shape}, the file declares {declared}");
        }

        foreach (int number in _model.Outputs)
        {
            TfliteTensor output = _model.Tensors[number];
            _graph.Output(output.Name, ToFileOrder(Value(number)).Reshape(Shape.Of(output.Shape)));
        }

        return _graph;
    }

    private Tensor Convert(TfliteOperator op) => op.Code switch
    {
        TfliteOperatorCode.Conv2D => Convolve(op, depthwise: false),
        TfliteOperatorCode.DepthwiseConv2D => Convolve(op, depthwise: true),
        TfliteOperatorCode.MaxPool2D => MaxPool(op),
        TfliteOperatorCode.Add => Value(op.Inputs[0]) + Value(op.Inputs[1]),
        TfliteOperatorCode.Mul => Value(op.Inputs[0]) * Value(op.Inputs[1]),
        TfliteOperatorCode.Relu => Value(op.Inputs[0]).Relu(),
        TfliteOperatorCode.PRelu => PRelu(Value(op.Inputs[0]), _constants[op.Inputs[1]].ToFloats()),
        TfliteOperatorCode.Pad => Pad(op),
        TfliteOperatorCode.Reshape => Reshape(op),
        TfliteOperatorCode.Concatenation => Concatenate(op),
        TfliteOperatorCode.StridedSlice => Slice(op),
        TfliteOperatorCode.Custom => Custom(op),
        _ => throw WeightsException.Unsupported(_file, $"operator {op}"),
    };

    private Tensor Convolve(TfliteOperator op, bool depthwise)
    {
        FlatTable options = op.Options ?? throw new InvalidDataException($"{op} has no options");
        int extra = depthwise ? 1 : 0;
        ThrowIfFused(op, options.Byte(3 + extra));
        Tensor image = Value(op.Inputs[0]);
        TfliteTensor weights = _constants[op.Inputs[1]];
        (int outputs, int height, int width, int inputs) = (weights.Shape[0], weights.Shape[1], weights.Shape[2], weights.Shape[3]);
        (int, int) strides = (options.Integer(2), options.Integer(1));
        (int, int) dilations = (options.Integer(5 + extra, 1), options.Integer(4 + extra, 1));
        Pads pads = PadsOf(options, image, (height, width), strides, dilations);
        Tensor bias = Constant(op.Inputs[2]);
        if (!depthwise)
        {
            float[] filters = Permute(weights.ToFloats(), outputs, height * width, inputs); // [O,kh·kw,I] -> [O,I,kh·kw]
            return image.Conv(_graph.Constant(filters, [outputs, inputs, height, width]), bias, strides, pads, 1, dilations);
        }

        float[] filter = Permute(weights.ToFloats(), 1, height * width, inputs); // [1,kh·kw,C] -> [C,kh·kw]
        return image.Conv(_graph.Constant(filter, [inputs, 1, height, width]), bias, strides, pads, image.Shape[1], dilations);
    }

    private Tensor MaxPool(TfliteOperator op)
    {
        FlatTable options = op.Options ?? throw new InvalidDataException($"{op} has no options");
        ThrowIfFused(op, options.Byte(5));
        Tensor image = Value(op.Inputs[0]);
        (int, int) kernel = (options.Integer(4), options.Integer(3));
        (int, int) strides = (options.Integer(2), options.Integer(1));
        return image.MaxPool(kernel, strides, PadsOf(options, image, kernel, strides, (1, 1)));
    }

    /// <summary>a·x + (1−a)·max(x, 0), both products as 1×1 depthwise convolutions: ONNX Runtime keeps those in its blocked
    /// layout, and leaves it for PRelu; the mesh network takes less than half the time so.</summary>
    private Tensor PRelu(Tensor image, float[] slopes)
    {
        int channels = slopes.Length;
        Tensor slope = _graph.Constant(slopes, [channels, 1, 1, 1]);
        Tensor rest = _graph.Constant(Array.ConvertAll(slopes, a => 1 - a), [channels, 1, 1, 1]);
        return image.Conv(slope, groups: channels) + image.Relu().Conv(rest, groups: channels);
    }

    private Tensor Pad(TfliteOperator op)
    {
        int[] margins = _constants[op.Inputs[1]].ToIntegers(); // [4,2], rows N H W C
        int[] order = [0, 3, 1, 2];
        return Value(op.Inputs[0]).Pad(Array.ConvertAll(order, row => margins[row * 2]), Array.ConvertAll(order, row => margins[(row * 2) + 1]));
    }

    private Tensor Reshape(TfliteOperator op) =>
        ToFileOrder(Value(op.Inputs[0])).Reshape(ToChannelsFirst(_model.Tensors[op.Outputs[0]].Shape, onlyVectors: true));

    private Tensor Concatenate(TfliteOperator op)
    {
        FlatTable options = op.Options ?? throw new InvalidDataException($"{op} has no options");
        ThrowIfFused(op, options.Byte(1));
        Tensor[] parts = Array.ConvertAll(op.Inputs, Value);
        return parts[0].Shape.Rank != 4
            ? Selection.Concat(options.Integer(0), parts)
            : throw WeightsException.Unsupported(_file, "Concatenation of images");
    }

    private Tensor Slice(TfliteOperator op)
    {
        Tensor value = Value(op.Inputs[0]);
        return _model.Tensors[op.Outputs[0]].Shape.SequenceEqual(_model.Tensors[op.Inputs[0]].Shape)
            ? value
            : throw WeightsException.Unsupported(_file, "a StridedSlice that leaves something out");
    }

    private Tensor Custom(TfliteOperator op) => op.CustomName switch
    {
        "Landmarks2TransformMatrix" => AttentionOperators.RegionToMap(Value(op.Inputs[0]), RegionOptions.Read(op.CustomOptions)),
        "TransformTensorBilinear" => AttentionOperators.SampleRegion(
            Value(op.Inputs[0]), Value(op.Inputs[1]), _model.Tensors[op.Outputs[0]].Shape[1], _model.Tensors[op.Outputs[0]].Shape[2]),
        "TransformLandmarks" => AttentionOperators.RegionPointsToCrop(Value(op.Inputs[0]), Value(op.Inputs[1])),
        _ => throw WeightsException.Unsupported(_file, $"operator {op}"),
    };

    private Tensor Value(int number) => _values[number] ??= Constant(number);

    /// <summary>A constant that is no image, as it is.</summary>
    private Tensor Constant(int number) => _constants[number].IsConstant
        ? _graph.Constant(_constants[number].ToFloats(), Shape.Of(_constants[number].Shape))
        : throw new InvalidDataException($"tensor {number} is used before it is made");

    private void ThrowIfFused(TfliteOperator op, int activation)
    {
        if (activation != 0)
        {
            throw WeightsException.Unsupported(_file, $"{op} with fused activation {activation}");
        }
    }

    private static Pads PadsOf(FlatTable options, Tensor image, (int, int) kernel, (int, int) strides, (int, int) dilations) =>
        options.Byte(0) == Valid ? Pads.None : Pads.Same((image.Shape[2], image.Shape[3]), kernel, strides, dilations);

    /// <summary>[N,C,H,W] back to [N,H,W,C], where that moves anything.</summary>
    private static Tensor ToFileOrder(Tensor value) =>
        value.Shape.Rank == 4 && value.Shape[2] * value.Shape[3] > 1 ? value.Transpose(0, 2, 3, 1) : value;

    private static Shape ToChannelsFirst(int[] shape, bool onlyVectors = false)
    {
        if (shape.Length != 4)
        {
            return Shape.Of(shape);
        }

        return !onlyVectors || shape[1] * shape[2] == 1
            ? Shape.Of(shape[0], shape[3], shape[1], shape[2])
            : throw new InvalidDataException("a Reshape makes an image");
    }

    /// <summary>[n,a,b] -> [n,b,a].</summary>
    private static float[] Permute(float[] values, int n, int a, int b)
    {
        float[] result = new float[values.Length];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < a; j++)
            {
                for (int k = 0; k < b; k++)
                {
                    result[(((i * b) + k) * a) + j] = values[(((i * a) + j) * b) + k];
                }
            }
        }

        return result;
    }
}

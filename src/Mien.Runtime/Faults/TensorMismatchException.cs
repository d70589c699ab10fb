namespace Mien.Runtime;

/// <summary>What is given to a model, or asked of it, is not what the model declares.</summary>
public sealed class TensorMismatchException : MienException
{
    private TensorMismatchException(string message, string expected, string actual)
        : base("TENSOR_MISMATCH", ExitCode.ModelOrDevice, message, "use a model of the expected layout, or prepare its input to fit")
    {
        Expected = expected;
        Actual = actual;
    }

    /// <summary>What the model declares, such as "float32 [1,3,H,W]" or a list of names.</summary>
    public string Expected { get; }

    /// <summary>What came.</summary>
    public string Actual { get; }

    internal static TensorMismatchException Tensor(string model, string role, TensorSpec spec, ElementType type, ReadOnlySpan<long> shape)
    {
        string expected = $"{ElementTypes.Name(spec.ElementType)} {spec.ShapeText}";
        string actual = $"{ElementTypes.Name(type)} {TensorShape.Text(shape)}";
        return new($"{model}: {role} \"{spec.Name}\" is {expected}, got {actual}", expected, actual);
    }

    internal static TensorMismatchException Count(string model, string role, IReadOnlyList<TensorSpec> specs, int actual) => new(
        $"{model} has {specs.Count} {role}s ({Names(specs)}), got {actual}",
        $"{specs.Count}",
        $"{actual}");

    internal static TensorMismatchException Name(string model, string role, IReadOnlyList<TensorSpec> specs, string name) => new(
        $"{model} has no {role} \"{name}\"; its {role}s are {Names(specs)}",
        Names(specs),
        name);

    internal static TensorMismatchException Missing(string model, IReadOnlyList<TensorSpec> specs, string name) => new(
        $"{model} needs its input \"{name}\"; its inputs are {Names(specs)}",
        Names(specs),
        "no value");

    private static string Names(IReadOnlyList<TensorSpec> specs) => string.Join(", ", specs.Select(spec => $"\"{spec.Name}\""));
}

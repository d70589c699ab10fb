namespace Mien.App.Exports;

/// <summary>A file that is asked for.</summary>
/// <param name="Use">What it is for, such as "browsers on WebGPU"; null where the person asked for a precision.</param>
public sealed record ExportTarget(string Path, ExportPrecision Precision, string? Use = null)
{
    /// <summary>What a browser's page chooses from: the first needs a GPU with float16 (WebGPU's `shader-f16`), the second runs anywhere.</summary>
    public static IReadOnlyList<ExportTarget> ForBrowser(string folder, string name) =>
    [
        new(System.IO.Path.Combine(folder, $"{name}.webgpu.onnx"), ExportPrecision.Float16, "browsers on WebGPU with shader-f16"),
        new(System.IO.Path.Combine(folder, $"{name}.wasm.onnx"), ExportPrecision.Weights16, "browsers on WASM, and on WebGPU without shader-f16"),
    ];
}

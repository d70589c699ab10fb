using System.CommandLine;
using Mien.App.Exports;
using Mien.Cli.Models;
using Mien.Cli.Options;
using Mien.Imaging.Files;
using Mien.Runtime;

namespace Mien.Cli.Commands;

/// <summary>A network's file in another precision, or those that a browser needs.</summary>
internal sealed class ModelsExportCommand : MienCommand
{
    private const string Browser = "browser";

    private readonly Argument<string> _model = new("NAME") { Description = "A network of `mien models list`, or an ONNX model's file." };

    private readonly Option<string> _output = new("--output", "-o")
    {
        Description = "The new file; with --for browser a folder for NAME.webgpu.onnx and NAME.wasm.onnx.",
        HelpName = "PATH",
        Required = true,
    };

    private readonly Option<ExportPrecision?> _precision = SharedOptions.Choice<ExportPrecision>(
        "--precision", "float16 computes with 16 bits where that is safe; weights16 only stores weights so, and computes with 32 [usual: float16].");

    private readonly Option<string?> _for = SharedOptions.Choice("--for", [Browser], "Write what runs there.");
    private readonly Option<string[]> _sizes = SizeOption.Create();
    private readonly Option<DeviceChoice> _device = SharedOptions.Device(
        $"Where the new file runs to be compared, a GPU for what it really gives in float16: {DeviceChoice.Syntax} [usual: cpu].");

    private readonly Option<bool> _overwrite = SharedOptions.Overwrite();
    private readonly Option<bool> _json = SharedOptions.Json();

    public ModelsExportCommand(CommandContext context)
        : base(
            "export",
            "Writes a network with weights of 16 bits, compares it with the original, and says how far the two differ.",
            context,
            new("models export live-256 -o live-256-half.onnx", "half the size; inputs and outputs stay float32, so --swapper takes the file"),
            new("models export live-256 -o web/ --for browser", "one file for WebGPU, one for WASM"),
            new("models export net.onnx -o small.onnx --precision weights16", "half the size, computed in float32 as before"))
    {
        foreach (Option option in (Option[])[_output, _precision, _for, _sizes, _device, _overwrite, _json])
        {
            Add(option);
        }

        Add(_model);
    }

    protected override ExitCode Run(ParseResult arguments)
    {
        string name = arguments.GetValue(_model)!;
        IReadOnlyList<ExportTarget> targets = Targets(arguments, name);
        foreach (ExportTarget target in targets)
        {
            PictureOutput.ThrowIfTaken(target.Path, arguments.GetValue(_overwrite));
        }

        ExportSource source = ExportSource.Read(name, SizeOption.Of(arguments.GetValue(_sizes)));
        PictureOutput.ThrowIfInput(targets.Select(target => target.Path), [source.Path]);
        ModelExport export = new(source, arguments.GetResult(_device) is null ? DeviceChoice.Cpu : arguments.GetValue(_device), Context.Cancellation);

        // All are made and compared before the first is written: none is there when one of them is refused.
        (byte[] Onnx, ExportedFile File)[] made = [.. targets.Select(export.Make)];
        foreach ((byte[] onnx, ExportedFile file) in made)
        {
            OutputFile.Write(file.File, onnx, arguments.GetValue(_overwrite));
        }

        if (arguments.GetValue(_json))
        {
            Context.WriteJson(made.Select(pair => pair.File).ToArray());
            return ExitCode.Done;
        }

        foreach ((_, ExportedFile file) in made)
        {
            ExportListing.Write(file, Context.Output);
        }

        return ExitCode.Done;
    }

    private IReadOnlyList<ExportTarget> Targets(ParseResult arguments, string name)
    {
        string output = arguments.GetValue(_output)!;
        ExportPrecision? precision = arguments.GetValue(_precision);
        if (arguments.GetValue(_for) is null)
        {
            return Directory.Exists(output)
                ? throw WrongUsage.Because($"{output} is a folder", $"name a file, such as {Path.Combine(output, "half.onnx")}, or add --for browser")
                : [new(output, precision ?? ExportPrecision.Float16)];
        }

        return precision is null
            ? ExportTarget.ForBrowser(output, Path.GetFileNameWithoutExtension(name))
            : throw WrongUsage.Because("--for browser chooses the precision of each file itself", "leave out --precision, or --for");
    }
}

using System.CommandLine;
using System.CommandLine.Parsing;
using Mien.Cli.Json;
using Mien.Cli.Models;
using Mien.Runtime;

namespace Mien.Cli.Commands;

/// <summary>What a network file weighs and costs.</summary>
internal sealed class ModelsInfoCommand : MienCommand
{
    private readonly Argument<string> _file = new("FILE") { Description = "An ONNX model." };

    private readonly Option<string[]> _sizes = new("--size")
    {
        Description = "A size that the model leaves open, such as width=256, or input:2=256 where it has no name [usual: batches of 1].",
        HelpName = "NAME=N",
    };

    private readonly Option<bool> _json = SharedOptions.Json();

    public ModelsInfoCommand(CommandContext context)
        : base(
            "info",
            "Tells what a network weighs and costs, layer by layer.",
            context,
            new("models info net.onnx", "its inputs and outputs, parameters and multiply-adds of each layer"),
            new("models info net.onnx --size height=512 --size width=512", "for a model that takes any size"))
    {
        _sizes.Validators.Add(result =>
        {
            foreach (Token token in result.Tokens.Where(token => !IsSize(token.Value)))
            {
                result.AddError($"--size takes NAME=N, not '{token.Value}'");
            }
        });
        Add(_sizes);
        Add(_json);
        Add(_file);
    }

    protected override ExitCode Run(ParseResult arguments)
    {
        Dictionary<string, int> sizes = [];
        foreach (string[] parts in (arguments.GetValue(_sizes) ?? []).Select(Parts))
        {
            sizes[parts[0]] = int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture);
        }

        string path = arguments.GetValue(_file)!;
        ModelFacts facts = ModelFacts.Of(path, File.Exists(path) ? File.ReadAllBytes(path) : throw ModelException.NotFound(path), sizes);
        if (arguments.GetValue(_json))
        {
            Context.Output.WriteJson(facts);
        }
        else
        {
            ModelListing.Write(facts, Context.Output);
        }

        return ExitCode.Done;
    }

    // The name may hold '=' itself, the number cannot.
    private static string[] Parts(string word) => word.LastIndexOf('=') is > 0 and int at ? [word[..at], word[(at + 1)..]] : [];

    private static bool IsSize(string word) => Parts(word) is [_, string number]
        && int.TryParse(number, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int size) && size > 0;
}

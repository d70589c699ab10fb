using System.CommandLine;
using Mien.App.Networks;
using Mien.Cli.Models;
using Mien.Cli.Options;
using Mien.Models.Catalogue;

namespace Mien.Cli.Commands;

/// <summary>What a network file weighs and costs.</summary>
internal sealed class ModelsInfoCommand : MienCommand
{
    private readonly Argument<string> _file = new("NAME") { Description = "A network of `mien models list`, or an ONNX model's file." };

    private readonly Option<string[]> _sizes = SizeOption.Create();
    private readonly Option<bool> _json = SharedOptions.Json();

    public ModelsInfoCommand(CommandContext context)
        : base(
            "info",
            "Tells what a network weighs and costs, layer by layer.",
            context,
            new("models info live-256", "a network that comes with Mien"),
            new("models info net.onnx", "its inputs and outputs, parameters and multiply-adds of each layer"),
            new("models info net.onnx --size height=512 --size width=512", "for a model that takes any size"))
    {
        Add(_sizes);
        Add(_json);
        Add(_file);
    }

    protected override ExitCode Run(ParseResult arguments)
    {
        string name = arguments.GetValue(_file)!;
        ModelFacts facts = ModelFacts.Of(ShippedModels.PathOf(name), NamedNetwork.Read(name), SizeOption.Of(arguments.GetValue(_sizes)));
        if (arguments.GetValue(_json))
        {
            Context.WriteJson(facts);
        }
        else
        {
            ModelListing.Write(facts, Context.Output);
        }

        return ExitCode.Done;
    }
}

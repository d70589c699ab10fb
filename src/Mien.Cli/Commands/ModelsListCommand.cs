using System.CommandLine;
using Mien.Cli.Options;
using Mien.Models.Catalogue;

namespace Mien.Cli.Commands;

/// <summary>The networks that come with Mien, from their cards.</summary>
internal sealed class ModelsListCommand : MienCommand
{
    private readonly Option<bool> _json = SharedOptions.Json();

    public ModelsListCommand(CommandContext context)
        : base(
            "list",
            "Lists the networks that come with Mien: what each is for, costs, was taught by, and under what licence it is.",
            context,
            new("models list", "their names are taken by --swapper, but for the parser's"),
            new("models list --json", "the same for a program"))
    {
        Add(_json);
    }

    protected override ExitCode Run(ParseResult arguments)
    {
        ShippedModelFacts[] models = [.. ShippedModels.Names.Select(ShippedModelFacts.Of)];
        if (arguments.GetValue(_json))
        {
            Context.WriteJson(models);
            return ExitCode.Done;
        }

        foreach (ShippedModelFacts model in models)
        {
            Context.Output.WriteLine(FormattableString.Invariant($"{model.Name}  {model.Parameters / 1e6:0.00} M values, {model.Macs / 1e9:0.00} GMAC a face"));
            Context.Print($"  {model.Purpose}");
            Context.Print($"  choose it: {ChoiceOf(model.Name)}");
            Context.Print($"  licence: {model.Licence ?? "not said"}");
            Context.Output.WriteLine($"  card: {model.Card}");
        }

        return ExitCode.Done;
    }

    /// <summary>When a person should name it.</summary>
    private static string ChoiceOf(string name) => !ShippedModels.Swappers.Contains(name) ? "not at all; commands use it by themselves"
        : !ShippedModels.Worthwhile.Contains(name) ? "hardly: it was judged no better than a smaller one"
        : "for films; --swapper auto takes it there";
}

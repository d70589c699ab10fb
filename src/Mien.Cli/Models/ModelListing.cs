using Mien.App.Networks;

namespace Mien.Cli.Models;

/// <summary>What a network is and costs as lines for a person.</summary>
internal static class ModelListing
{
    public static void Write(ModelFacts facts, TextWriter output)
    {
        output.WriteLine($"{facts.File}{(facts.Producer.Length == 0 ? "" : $", written by {facts.Producer}")}, {string.Join(", ", facts.Opsets)}");
        foreach ((string key, string value) in facts.Metadata)
        {
            output.WriteLine($"  {key}: {value}");
        }

        foreach (ModelFacts.ValueFacts input in facts.Inputs)
        {
            output.WriteLine($"  in   {input.Name}  {input.Type} [{string.Join(',', input.Shape)}]");
        }

        foreach (ModelFacts.ValueFacts result in facts.Outputs)
        {
            output.WriteLine($"  out  {result.Name}  {result.Type} [{string.Join(',', result.Shape)}]");
        }

        output.WriteLine($"  operators: {string.Join(", ", facts.Operators.Select(pair => $"{pair.Value} {pair.Key}"))}");
        int width = facts.Layers.Select(layer => layer.Name.Length).Append("layer".Length).Max();
        output.WriteLine();
        output.WriteLine($"{"layer".PadRight(width)}  {"result",-20}  {"parameters",12}  {"MMAC",10}");
        foreach (ModelFacts.LayerFacts layer in facts.Layers)
        {
            output.WriteLine(FormattableString.Invariant(
                $"{layer.Name.PadRight(width)}  {$"[{string.Join(',', layer.Shape)}]",-20}  {layer.Parameters,12:#,0}  {layer.Macs / 1e6,10:#,0.00}"));
        }

        output.WriteLine(FormattableString.Invariant(
            $"{"in all".PadRight(width)}  {"",-20}  {facts.Parameters,12:#,0}  {facts.Macs / 1e6,10:#,0.00}   ({facts.Parameters / 1e6:0.000} M, {facts.Macs / 1e9:0.0000} GMAC)"));
    }
}

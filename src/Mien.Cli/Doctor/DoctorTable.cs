using System.Globalization;
using Mien.App.Doctor;
using Mien.App.Reports;
using Mien.Cli.Printing;
using Spectre.Console;

namespace Mien.Cli.Doctor;

/// <summary>The doctor's report for a person: lines that fit the terminal, where the last column does not fit a line of its own.</summary>
internal sealed class DoctorTable
{
    private const int Indent = 4;
    private readonly CommandContext _context;
    private readonly IAnsiConsole _console;

    private DoctorTable(CommandContext context) => (_context, _console) = (context, context.CreateOutputConsole());

    public static void Write(DoctorReport report, CommandContext context) => new DoctorTable(context).Write(report);

    private void Write(DoctorReport report)
    {
        _context.Output.WriteLine(report.System);
        _context.Output.WriteLine();
        (int name, int version) = (report.Parts.Max(part => part.Name.Length), report.Parts.Max(part => VersionOf(part).Length));
        foreach (PartStatus part in report.Parts)
        {
            Row(part.Hint is null, part.IsNeeded, $"{part.Name.PadRight(name)}  {VersionOf(part).PadRight(version)}", part.Path);
        }

        _context.Output.WriteLine();
        int device = report.Devices.Select(line => line.Device.Length).DefaultIfEmpty().Max();
        foreach (DeviceLine line in report.Devices)
        {
            string times = line.Works ? $"  first run {Milliseconds(line.FirstRunMs)}, then {Milliseconds(line.BestRunMs)}" : "";
            Row(line.Works, isNeeded: false, $"{line.Device.PadRight(device)}{times}", line.Failure ?? string.Join(", ", line.Adapters));
        }

        _context.Output.WriteLine($"auto: {report.AutoDevice ?? "no engine"}");
        _context.Output.WriteLine();
        foreach (PartStatus part in report.Parts.Where(part => part.Hint is not null))
        {
            _context.Output.WriteLine($"hint: {part.Name}: {part.Hint}");
        }

        _context.Output.WriteLine(report.Ready ? "Photo swaps are ready." : "Photo swaps are not possible yet.");
    }

    private void Row(bool isWell, bool isNeeded, string columns, string? rest)
    {
        string tail = PrintableText.Of(rest ?? "");
        bool fits = !_context.OutputIsTerminal || columns.Length + tail.Length + Indent <= _context.TerminalWidth;
        string mark = isWell ? "[green]✓[/]" : isNeeded ? "[red]✗[/]" : "[grey]–[/]";
        _console.MarkupLine($"{mark} {Markup.Escape(PrintableText.Of(fits && tail.Length > 0 ? $"{columns}  {tail}" : columns.TrimEnd()))}");
        if (!fits)
        {
            foreach (string line in WrappedText.Lines(tail, _context.TerminalWidth - Indent))
            {
                _context.Output.WriteLine($"{new string(' ', Indent)}{line}");
            }
        }
    }

    private static string VersionOf(PartStatus part) => part.Version ?? "missing";

    private static string Milliseconds(double ms) => ms.ToString("0.00", CultureInfo.InvariantCulture) + " ms";
}

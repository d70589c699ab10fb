using System.Globalization;
using Spectre.Console;

namespace Mien.Cli.Doctor;

/// <summary>The doctor's report for a person.</summary>
internal static class DoctorTable
{
    public static void Write(DoctorReport report, CommandContext context)
    {
        IAnsiConsole console = context.CreateOutputConsole();
        console.WriteLine(report.System);
        Table parts = new Table().Border(TableBorder.None).HideHeaders().AddColumns("", "part", "version", "where");
        foreach (PartStatus part in report.Parts)
        {
            parts.AddRow(Mark(part.Hint is null, part.IsNeeded), new Text(part.Name), new Text(part.Version ?? "missing"), new Text(part.Path ?? ""));
        }

        console.Write(parts);
        console.WriteLine();
        Table devices = new Table().Border(TableBorder.None).AddColumns("", "device", "first run", "then", "adapter");
        foreach (DeviceLine device in report.Devices)
        {
            devices.AddRow(
                Mark(device.Works, isNeeded: false),
                new Text(device.Device),
                new Text(device.Works ? Milliseconds(device.FirstRunMs) : ""),
                new Text(device.Works ? Milliseconds(device.BestRunMs) : ""),
                new Text(device.Failure ?? string.Join(", ", device.Adapters)));
        }

        console.Write(devices);
        console.WriteLine($"auto: {report.AutoDevice ?? "no engine"}");
        foreach (PartStatus part in report.Parts.Where(part => part.Hint is not null))
        {
            console.WriteLine($"hint: {part.Name}: {part.Hint}");
        }

        console.WriteLine(report.Ready ? "Photo swaps are ready." : "Photo swaps are not possible yet.");
    }

    private static Markup Mark(bool isWell, bool isNeeded) =>
        isWell ? new("[green]✓[/]") : isNeeded ? new("[red]✗[/]") : new("[grey]–[/]");

    private static string Milliseconds(double ms) => ms.ToString("0.00", CultureInfo.InvariantCulture) + " ms";
}

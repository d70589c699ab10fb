using System.CommandLine;
using Mien.App.Doctor;
using Mien.Cli.Doctor;
using Mien.Cli.Options;

namespace Mien.Cli.Commands;

/// <summary>Shows what Mien stands on here, tries every device, and says what is missing.</summary>
internal sealed class DoctorCommand : MienCommand
{
    private readonly Option<bool> _json = SharedOptions.Json();

    public DoctorCommand(CommandContext context)
        : base(
            "doctor",
            "Shows versions, devices (each tried with a small network), FFmpeg and caches, and what is missing.",
            context,
            new("doctor", "is everything here, and what can this machine do?"),
            new("doctor --json", "the same for a program"))
    {
        Add(_json);
    }

    /// <returns>ModelOrDevice when a part that every swap needs is missing.</returns>
    protected override ExitCode Run(ParseResult arguments)
    {
        DoctorReport report = DoctorReport.Create(Context.IsVerbose, Context.Cancellation);
        if (arguments.GetValue(_json))
        {
            Context.WriteJson(report);
        }
        else
        {
            DoctorTable.Write(report, Context);
        }

        return report.Ready ? ExitCode.Done : ExitCode.ModelOrDevice;
    }
}

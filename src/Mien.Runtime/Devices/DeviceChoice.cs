using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Mien.Runtime;

/// <summary>A device as a person names it: "auto", "cpu", "webgpu", "coreml", "directml", or "directml:1" for the second.</summary>
/// <param name="Index">From 0, in the system's order.</param>
public readonly record struct DeviceChoice(DeviceKind Kind, int Index = 0) : IParsable<DeviceChoice>
{
    /// <summary>The words, for help texts and errors.</summary>
    public const string Syntax = "auto, cpu, webgpu, coreml or directml, with :1 for the second of its kind";

    public static DeviceChoice Auto => new(DeviceKind.Auto);

    public static DeviceChoice Cpu => new(DeviceKind.Cpu);

    public static DeviceChoice WebGpu => new(DeviceKind.WebGpu);

    public static DeviceChoice CoreMl => new(DeviceKind.CoreMl);

    public static DeviceChoice DirectMl => new(DeviceKind.DirectMl);

    /// <exception cref="FormatException">The text is no device.</exception>
    public static DeviceChoice Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out DeviceChoice choice) ? choice : throw new FormatException($"\"{s}\" is no device; use {Syntax}");

    public static bool TryParse([NotNullWhen(true)] string? s, out DeviceChoice result) => TryParse(s, null, out result);

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out DeviceChoice result)
    {
        result = default;
        string[] parts = (s ?? "").Trim().Split(':');
        int index = 0;
        if (parts.Length > 2
            || (parts.Length == 2 && !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out index)))
        {
            return false;
        }

        foreach (DeviceKind kind in Enum.GetValues<DeviceKind>())
        {
            if (parts[0].Equals(kind.ToString(), StringComparison.OrdinalIgnoreCase) && (kind != DeviceKind.Auto || index == 0))
            {
                result = new(kind, index);
                return true;
            }
        }

        return false;
    }

    /// <returns>The text that <see cref="Parse"/> reads.</returns>
    public override string ToString() =>
        Index == 0 ? Kind.ToString().ToLowerInvariant() : $"{Kind.ToString().ToLowerInvariant()}:{Index}";
}

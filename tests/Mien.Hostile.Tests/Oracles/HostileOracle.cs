using System.Globalization;

namespace Mien.Hostile.Tests.Oracles;

/// <summary>What must hold for any bytes: a reader ends with a result or with a fault that speaks for itself, soon and in little memory.</summary>
/// <remarks>Bytes that end the process itself, by a full stack or inside a native library, stay behind in <see cref="LastInput"/>.</remarks>
internal static class HostileOracle
{
    private const int MostMegabytes = 256;

    private static readonly TimeSpan s_mostProcessorTime = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_hang = TimeSpan.FromSeconds(60);

    /// <summary>Where the bytes lie that are being read.</summary>
    public static string LastInput { get; } = Path.Combine(Path.GetTempPath(), $"mien-hostile-{Environment.ProcessId}.bin");

    /// <returns>What is wrong, or null.</returns>
    public static string? Judge(Action<byte[]> read, byte[] bytes, IReadOnlyList<Type> mayThrow)
    {
        File.WriteAllBytes(LastInput, bytes);
        Exception? fault = null;
        PeakMemory memory = PeakMemory.Start();
        TimeSpan before = Environment.CpuUsage.TotalTime;
        Thread reader = new(() => fault = Record.Exception(() => read(bytes)));
        reader.IsBackground = true;
        reader.Start();
        if (!reader.Join(s_hang))
        {
            return $"still going on after {s_hang.TotalSeconds} s";
        }

        TimeSpan spent = Environment.CpuUsage.TotalTime - before;
        return fault is not (null or MienException) && !mayThrow.Any(type => type.IsInstanceOfType(fault)) ? $"{fault.GetType().Name}: {fault.Message}\n{fault.StackTrace}"
            : fault is MienException { Message: "" } or MienException { Hint: "" } ? $"{fault.GetType().Name} says nothing"
            : spent > s_mostProcessorTime ? string.Create(CultureInfo.InvariantCulture, $"{spent.TotalSeconds:0.0} s of processor time")
            : memory.Megabytes > MostMegabytes ? $"{memory.Megabytes} MB more"
            : null;
    }
}

namespace Mien.Testing;

/// <summary>A disk that refuses one change: each in turn, in each way in which disks refuse.</summary>
public sealed class FaultyDisk
{
    /// <summary>More than any test needs; a loop that goes on so long does not end.</summary>
    private const int MostChanges = 2000;

    private static readonly Func<Exception>[] s_faults =
    [
        () => new IOException("No space left on device"),
        () => new IOException("Input/output error"),
        () => new UnauthorizedAccessException("Access to the path is denied"),
    ];

    private FaultyDisk(int change, Exception fault) => (Change, Fault) = (change, fault);

    /// <summary>Which change fails, from 1.</summary>
    public int Change { get; }

    public Exception Fault { get; }

    /// <summary>Whether it came so far.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>The work that fails at its first change, at its second, and so on; the last time it is done unharmed. Each in each way.</summary>
    /// <param name="folder">Changes elsewhere are none of the test's.</param>
    /// <param name="staysFull">Whether everything that follows but removing fails, too, as on a full disk.</param>
    /// <param name="leftOut">For work that takes its time: 0 lets every change fail in every way; above it each fails in one way, and of the later changes so
    /// many are left out, for each that came before.</param>
    public static IEnumerable<FaultyDisk> EachChange(string folder, bool staysFull = false, double leftOut = 0)
    {
        foreach (Func<Exception> fault in s_faults.Take(leftOut > 0 ? 1 : s_faults.Length))
        {
            for (int change = 1; change < MostChanges; change += 1 + (int)(change * leftOut))
            {
                FaultyDisk disk = new(change, fault());
                disk.Begin(Path.GetFullPath(folder), staysFull);
                yield return disk;
                Disk.BeforeChange = null;
                if (!disk.HasFailed)
                {
                    break;
                }
            }
        }
    }

    /// <summary>From here on nothing fails: what the next run finds.</summary>
    public void Heal() => Disk.BeforeChange = null;

    private void Begin(string folder, bool staysFull)
    {
        int changes = 0;
        Disk.BeforeChange = (change, path) =>
        {
            if (Path.GetFullPath(path).StartsWith(folder, StringComparison.Ordinal)
                && (Interlocked.Increment(ref changes) == Change || (HasFailed && staysFull && change != DiskChange.Delete)))
            {
                HasFailed = true;
                throw Fault;
            }
        };
    }
}

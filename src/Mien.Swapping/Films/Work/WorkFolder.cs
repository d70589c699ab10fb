using System.Globalization;
using Mien.Faces.Persons;
using Mien.Swapping.Films.Segments;

namespace Mien.Swapping.Films.Work;

/// <summary>The folder beside a film's output that holds what is finished: the manifest, a file for each finished segment and a record that
/// says it is whole. A run that was killed goes on from it; several machines may fill it at once. A file counts only with its record,
/// which is written after the file is on disk.</summary>
internal sealed class WorkFolder : IDisposable
{
    private const int OpeningTries = 100;
    private static readonly TimeSpan s_betweenTries = TimeSpan.FromMilliseconds(100);

    private FileStream? _lock;

    public WorkFolder(string outputPath) => Root = PathFor(outputPath);

    public string Root { get; }

    private string ManifestPath => Path.Combine(Root, "film.json");

    private string PersonsPath => Path.Combine(Root, "people.json");

    public static string PathFor(string outputPath) => $"{Path.TrimEndingDirectorySeparator(Path.GetFullPath(outputPath))}.mien";

    /// <returns>Null when the folder holds none.</returns>
    public FilmManifest? Manifest() => WorkJson.TryRead(ManifestPath, WorkJson.Default.FilmManifest);

    /// <summary>Begins the work or goes on with it.</summary>
    /// <param name="restart">Throw away what belongs to another film or other settings.</param>
    /// <exception cref="FilmWorkException">The folder holds other work, a run is busy in it, or it cannot be written.</exception>
    public void Open(FilmManifest manifest, FilmShare share, bool restart)
    {
        try
        {
            Directory.CreateDirectory(Root);
            _lock = FileLock.TryTake(LockPath(share.ToString())) ?? throw FilmWorkException.InUse(Root, share.ToString());
            using FileStream opening = LockToOpen();
            if (Manifest() is { } there && there.DifferencesTo(manifest) is { Count: > 0 } differences)
            {
                if (!restart)
                {
                    throw FilmWorkException.Differs(Root, differences);
                }

                ThrowIfOthersWork(share);
                Clear();
            }

            if (!File.Exists(ManifestPath))
            {
                Clear(); // segments without a manifest belong to nobody
                WorkJson.Write(ManifestPath, manifest, WorkJson.Default.FilmManifest);
            }
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw FilmWorkException.NotWritable(Root, cause);
        }
    }

    /// <returns>Who was found in the film; null when nobody has looked.</returns>
    public PersonList? Persons() => File.Exists(PersonsPath) ? PersonList.Load(PersonsPath) : null;

    public void Keep(PersonList persons) => persons.Save(PersonsPath);

    public string SegmentPath(int index) => Path.Combine(Root, Name(index) + ".nut");

    /// <returns>Null when the segment is not finished, or its file is not what the record says.</returns>
    public SegmentRecord? Finished(int index)
    {
        SegmentRecord? record = WorkJson.TryRead(RecordPath(index), WorkJson.Default.SegmentRecord);
        FileInfo file = new(SegmentPath(index));
        return record is not null && file.Exists && file.Length == record.Bytes ? record : null;
    }

    /// <summary>Notes that a segment's file is complete; from now on it is never made again.</summary>
    public void Finish(SegmentRecord record)
    {
        // The record must not reach the disk before the file that it vouches for.
        using (FileStream file = new(SegmentPath(record.Index), FileMode.Open, FileAccess.ReadWrite, FileShare.Read))
        {
            file.Flush(flushToDisk: true);
        }

        WorkJson.Write(RecordPath(record.Index), record, WorkJson.Default.SegmentRecord);
    }

    /// <summary>Removes the folder; the work is done and joined.</summary>
    public void Delete()
    {
        Dispose();
        Directory.Delete(Root, recursive: true);
    }

    public void Dispose()
    {
        if (_lock is { } held)
        {
            _lock = null;
            held.Dispose();
        }
    }

    private static string Name(int index) => string.Create(CultureInfo.InvariantCulture, $"segment-{index + 1:00000}");

    private string RecordPath(int index) => Path.Combine(Root, Name(index) + ".json");

    private string LockPath(string part) => Path.Combine(Root, $"part-{part.Replace("/", "-of-", StringComparison.Ordinal)}.lock");

    /// <summary>Machines that begin at one moment take turns.</summary>
    private FileStream LockToOpen()
    {
        for (int i = 0; i < OpeningTries; i++)
        {
            if (FileLock.TryTake(Path.Combine(Root, "opening.lock")) is { } opening)
            {
                return opening;
            }

            Thread.Sleep(s_betweenTries);
        }

        throw FilmWorkException.InUse(Root, "of all");
    }

    /// <exception cref="FilmWorkException">Another run is busy with another part.</exception>
    private void ThrowIfOthersWork(FilmShare share)
    {
        foreach (string path in Directory.GetFiles(Root, "part-*.lock").Where(path => path != LockPath(share.ToString())))
        {
            using FileStream? free = FileLock.TryTake(path);
            if (free is null)
            {
                throw FilmWorkException.InUse(Root, Path.GetFileNameWithoutExtension(path)["part-".Length..].Replace("-of-", "/", StringComparison.Ordinal));
            }
        }
    }

    private void Clear()
    {
        foreach (string path in Directory.GetFiles(Root).Where(path => !path.EndsWith(".lock", StringComparison.Ordinal)))
        {
            File.Delete(path);
        }
    }
}

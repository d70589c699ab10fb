using Mien.Faces.Persons;
using Mien.Jobs.Films.Segments;
using Mien.Video.Joining;

namespace Mien.Jobs.Films.Work;

/// <summary>The folder beside a film's output that holds what is finished: the manifest, a file for each finished segment and a record that
/// says what is in it. A run that was killed goes on from it; several machines may fill it at once. A file counts only with its record, which
/// is written after the file is on disk, and only as long as it is what the record says. The folder is its owner's alone: faces can be told from it.</summary>
/// <remarks>A folder is ours by its manifest, a file in it by its name (<see cref="WorkNames"/>). Nothing else is ever touched.</remarks>
internal sealed class WorkFolder : IDisposable
{
    private const int OpeningTries = 100;
    private static readonly TimeSpan s_betweenTries = TimeSpan.FromMilliseconds(100);

    private readonly OwnFolder _folder;
    private readonly List<FileStream> _locks = [];

    public WorkFolder(string outputPath) => _folder = new(PathFor(outputPath), WorkNames.IsOurs);

    public string Root => _folder.Path;

    private string ManifestPath => In(WorkNames.Manifest);

    private string PersonsPath => In(WorkNames.Persons);

    public static string PathFor(string outputPath) => WorkNames.FolderFor(outputPath);

    /// <returns>Null when the folder is not there, or nothing has begun in it.</returns>
    /// <exception cref="FilmWorkException">It is a link or somebody else's, or its manifest cannot be read.</exception>
    public FilmManifest? Manifest()
    {
        if (_folder.IsLinkOrFile)
        {
            throw FilmWorkException.Foreign(Root, "it is a link or a file");
        }

        if (!File.Exists(ManifestPath))
        {
            return new OwnFolder(Root, WorkNames.IsOfABeginning).Stranger is string stranger
                ? throw FilmWorkException.Foreign(Root, $"it holds {stranger} and no {WorkNames.Manifest}")
                : null;
        }

        return Guard(() => WorkJson.TryRead(ManifestPath, WorkJson.Default.FilmManifest)) is { IsSound: true } manifest
            ? manifest
            : throw FilmWorkException.Foreign(Root, $"its {WorkNames.Manifest} cannot be read");
    }

    /// <summary>Begins the work or goes on with it.</summary>
    /// <param name="restart">Throw away what belongs to another film or other settings.</param>
    /// <exception cref="FilmWorkException">The folder holds other work or is not ours, a run is busy in it, or it cannot be written.</exception>
    public void Open(FilmManifest manifest, FilmShare share, bool restart)
    {
        Manifest(); // before anything is changed
        Guard(() =>
        {
            _folder.Make(isPrivate: true);
            Lock(WorkNames.PartLock(share.ToString()), share.ToString());
            using FileStream opening = LockToOpen();
            FilmManifest? there = Manifest();
            if (there?.DifferencesTo(manifest) is { Count: > 0 } differences)
            {
                if (!restart)
                {
                    throw FilmWorkException.Differs(Root, differences);
                }

                ThrowIfOthersWork(share);
                Clear();
                there = null;
            }

            if (there is null)
            {
                WorkJson.Write(ManifestPath, manifest, WorkJson.Default.FilmManifest);
            }

            return true;
        });
    }

    /// <summary>From here on nobody else may join the segments.</summary>
    /// <exception cref="FilmWorkException">Somebody does already.</exception>
    public void OpenToJoin() => Guard(() => Lock(WorkNames.JoiningLock, "of all"));

    /// <returns>Who was found in the film; null when nobody has looked, or the list is damaged and has to be made anew.</returns>
    public PersonList? Persons()
    {
        try
        {
            return File.Exists(PersonsPath) ? PersonList.Load(PersonsPath) : null;
        }
        catch (PersonListException)
        {
            return null;
        }
    }

    /// <exception cref="FilmWorkException">The folder cannot be written.</exception>
    public void Keep(PersonList persons) => Guard(() =>
    {
        AtomicFile.Write(PersonsPath, System.Text.Encoding.UTF8.GetBytes(persons.ToJson()));
        return true;
    });

    public string SegmentPath(int index) => In(WorkNames.Segment(index) + ".nut");

    /// <summary>Reads a segment's file as a whole.</summary>
    /// <returns>Null when the segment is not finished, or its file is not what the record says.</returns>
    public SegmentRecord? Finished(int index)
    {
        SegmentRecord? record = Guard(() => WorkJson.TryRead(RecordPath(index), WorkJson.Default.SegmentRecord));
        try
        {
            return record is not null && File.Exists(SegmentPath(index)) && record.Vouches(index, SegmentFacts.Read(SegmentPath(index))) ? record : null;
        }
        catch (SegmentException)
        {
            return null;
        }
    }

    /// <summary>Notes that a segment's file is complete and on disk; from now on it is never made again.</summary>
    /// <exception cref="FilmWorkException">The folder cannot be written.</exception>
    public void Finish(SegmentRecord record) => Guard(() =>
    {
        WorkJson.Write(RecordPath(record.Index), record, WorkJson.Default.SegmentRecord);
        return true;
    });

    /// <summary>Removes what is ours; the work is done and joined.</summary>
    /// <returns>Whether the folder is gone. It stays when something else lies in it, or the disk refuses.</returns>
    public bool Delete()
    {
        try
        {
            Clear();
            Dispose();
            return _folder.TryRemove();
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return false; // the film itself is whole
        }
    }

    public void Dispose()
    {
        _locks.ForEach(held => held.Dispose());
        _locks.Clear();
    }

    private string In(string name) => Path.Combine(Root, name);

    private string RecordPath(int index) => In(WorkNames.Segment(index) + ".json");

    private bool Lock(string name, string part)
    {
        _locks.Add(FileLock.TryTake(In(name)) ?? throw FilmWorkException.InUse(Root, part));
        return true;
    }

    /// <summary>Machines that begin at one moment take turns.</summary>
    private FileStream LockToOpen()
    {
        for (int i = 0; i < OpeningTries; i++)
        {
            if (FileLock.TryTake(In(WorkNames.OpeningLock)) is { } opening)
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
        foreach (string path in Directory.GetFiles(Root))
        {
            if (WorkNames.PartOf(Path.GetFileName(path)) is string part && part != share.ToString())
            {
                using FileStream free = FileLock.TryTake(path) ?? throw FilmWorkException.InUse(Root, part);
            }
        }
    }

    /// <summary>All but the locks; the manifest last, since it says that the rest is ours.</summary>
    private void Clear()
    {
        _folder.Clear(name => name == WorkNames.Manifest || WorkNames.IsLock(name));
        Disk.Delete(ManifestPath);
    }

    private T Guard<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw FilmWorkException.NotWritable(Root, cause);
        }
    }
}

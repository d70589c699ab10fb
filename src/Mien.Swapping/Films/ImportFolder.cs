namespace Mien.Swapping.Films;

/// <summary>A folder for what has to be made of a target before FFmpeg can read it; removed with all in it.</summary>
public sealed class ImportFolder : IDisposable
{
    private readonly Lazy<string> _path = new(() => Directory.CreateTempSubdirectory("mien-import-").FullName);

    /// <summary>Made when it is first asked for.</summary>
    public string Path => _path.Value;

    public void Dispose()
    {
        if (_path.IsValueCreated)
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}

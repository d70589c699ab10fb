namespace Mien.Swapping.Films;

/// <summary>A folder for what has to be made of a target before FFmpeg can read it; removed with what was made.</summary>
public sealed class ImportFolder : IDisposable
{
    private const string Animation = "animation.nut";

    private readonly Lazy<OwnFolder> _folder = new(() => new(
        Directory.CreateTempSubdirectory("mien-import-").FullName, name => name == Animation || TemporaryFile.IsNameOfOne(name)));

    /// <summary>Of a lossless film; the folder is made when it is first asked for.</summary>
    public string AnimationPath => Path.Combine(_folder.Value.Path, Animation);

    public void Dispose()
    {
        if (_folder.IsValueCreated)
        {
            _folder.Value.TryRemove();
        }
    }
}

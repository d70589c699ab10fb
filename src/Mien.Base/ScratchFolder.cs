namespace Mien;

/// <summary>A folder of our own among the system's temporary files, made when it is first asked for and removed with the files in it.</summary>
/// <param name="name">What its name begins with.</param>
public sealed class ScratchFolder(string name) : IDisposable
{
    private readonly Lazy<OwnFolder> _folder = new(() => new(Directory.CreateTempSubdirectory(name).FullName, isOurs: _ => true));

    public string Path => _folder.Value.Path;

    public void Dispose()
    {
        if (_folder.IsValueCreated)
        {
            _folder.Value.TryRemove();
        }
    }
}

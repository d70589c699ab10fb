using Mien.Imaging.Files;
using Mien.Imaging.Geometry;
using Mien.Imaging.Pixels;
using Mien.Imaging.Resampling;

namespace Mien.Evaluation.Candidates;

/// <summary>Results that another program has made: a folder of pictures named SOURCE__TARGET, in any format that Mien reads.</summary>
public sealed class ResultsFolder : ICandidate
{
    private readonly Dictionary<string, string> _paths;

    private ResultsFolder(string name, Dictionary<string, string> paths)
    {
        Name = name;
        _paths = paths;
    }

    public string Name { get; }

    public bool IsTimed => false;

    /// <exception cref="ResultsException">There is no such folder, or no picture in it.</exception>
    public static ResultsFolder Open(string folder)
    {
        Dictionary<string, string> paths = Directory.Exists(folder)
            ? PictureFolder.Pictures(folder).GroupBy(path => Path.GetFileNameWithoutExtension(path)!).ToDictionary(same => same.Key, same => same.First())
            : throw ResultsException.NoFolder(folder);
        return paths.Count > 0 ? new(Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))), paths) : throw ResultsException.Empty(folder);
    }

    /// <summary>Brought to the target's size when it has another.</summary>
    public Picture? Swap(PairPictures pair, CancellationToken cancellation = default)
    {
        if (!_paths.TryGetValue(pair.Pair.Name, out string? path))
        {
            return null;
        }

        Picture result = Photo.Load(path).Picture;
        Size size = pair.Target.Picture.Size;
        return result.Size == size ? result : Picture.From(Resampler.Resize(result, size));
    }
}

using Mien.Imaging.Pixels;

namespace Mien.Swapping;

/// <summary>Watches a swap from outside: the pictures of --debug and the timings of --json.</summary>
public interface ISwapObserver
{
    /// <summary>False: no stage picture is wanted, so that none is made.</summary>
    bool WantsPictures { get; }

    /// <param name="name">Short name of the stage in order of work, such as "texture" or "mask".</param>
    void Stage(string name, Picture picture);

    void Time(string stage, TimeSpan elapsed);
}

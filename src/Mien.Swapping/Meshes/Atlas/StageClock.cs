using System.Diagnostics;
using Mien.Imaging.Pixels;

namespace Mien.Swapping.Meshes.Atlas;

/// <summary>Tells an observer how long each stage took and shows it the stage's picture; costs nothing without one.</summary>
internal sealed class StageClock(ISwapObserver? observer)
{
    private long _started = Stopwatch.GetTimestamp();

    /// <param name="picture">Made only when somebody wants to see it; its time is not counted.</param>
    public void Done(string stage, Func<Picture>? picture = null)
    {
        if (observer is null)
        {
            return;
        }

        observer.Time(stage, Stopwatch.GetElapsedTime(_started));
        if (picture is not null && observer.WantsPictures)
        {
            observer.Stage(stage, picture());
        }

        _started = Stopwatch.GetTimestamp();
    }
}

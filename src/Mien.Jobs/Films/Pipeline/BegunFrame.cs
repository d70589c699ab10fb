using Mien.Video.Frames;

namespace Mien.Jobs.Films.Pipeline;

/// <summary>A frame of which what depends on the frames before is done.</summary>
/// <param name="Faces">How many are replaced in it.</param>
/// <param name="Rest">What is left to do to it; null for nothing.</param>
internal sealed record BegunFrame(VideoFrame Frame, int Faces, Action<CancellationToken>? Rest) : IDisposable
{
    public void Dispose() => Frame.Dispose();
}

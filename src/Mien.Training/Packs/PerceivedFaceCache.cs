using Mien.Faces;
using Mien.Faces.Attributes;
using Mien.Faces.Identity;
using Mien.Imaging.Pixels;
using Mien.Training.Data;

namespace Mien.Training.Packs;

/// <summary>Finds the faces of photos, and keeps what was found: another pack of the same photos, of whatever size and framing, need not look again.</summary>
/// <param name="folder">Where it is kept.</param>
/// <inheritdoc cref="PhotoCache" path="/remarks"/>
public sealed class PerceivedFaceCache(FaceAnalyzer analyzer, string folder)
{
    /// <summary>Raised when perception sees otherwise than before.</summary>
    private const int Version = 2;

    private readonly PhotoCache _photos = new(folder, "faces", Version);

    /// <summary>The cache in the user's own cache folder.</summary>
    public static PerceivedFaceCache Default(FaceAnalyzer analyzer) => new(analyzer, Path.Combine(CacheFolder.Root, "faces"));

    /// <param name="photo">The file that the frame came from.</param>
    /// <returns>The largest first; empty when there is none.</returns>
    internal IReadOnlyList<PerceivedFace> Find(string photo, IFrame frame, CancellationToken cancellation) =>
        // By way of bytes also the first time, so that a second run sees the same to the last bit.
        PerceivedFace.FromBytes(_photos.Get(photo, about: "", PerceivedFace.ByteCount, () => PerceivedFace.ToBytes(
        [
            .. analyzer.Find(frame, cancellation: cancellation)
                .OrderByDescending(face => face.Box.Area)
                .Select(face => new PerceivedFace(face, analyzer.Identify(frame, face, cancellation))),
        ])));

    /// <summary>What a face looks like; not kept.</summary>
    internal FaceAttributes Describe(IFrame frame, Face face, CancellationToken cancellation) => analyzer.Describe(frame, face, cancellation);

    /// <summary>Who a face looks like that is in no photo; not kept.</summary>
    internal FaceIdentity Identify(IFrame frame, Face face, CancellationToken cancellation) => analyzer.Identify(frame, face, cancellation);
}

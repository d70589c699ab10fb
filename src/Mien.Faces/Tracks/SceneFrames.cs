namespace Mien.Faces.Tracks;

/// <summary>Frames between two cuts.</summary>
/// <param name="End">After the last one.</param>
internal readonly record struct SceneFrames(int First, int End)
{
    public static IEnumerable<SceneFrames> Of(IReadOnlyList<TrackedFrame> frames)
    {
        int first = 0;
        for (int i = 1; i <= frames.Count; i++)
        {
            if (i == frames.Count || frames[i].IsCut)
            {
                yield return new(first, i);
                first = i;
            }
        }
    }

    /// <summary>What was seen of each face in this scene, in the order in which they came.</summary>
    public List<Tracklet> Tracklets(IReadOnlyList<TrackedFrame> frames)
    {
        SortedDictionary<int, Tracklet> tracklets = [];
        for (int i = First; i < End; i++)
        {
            foreach (TrackedFace face in frames[i].Faces)
            {
                if (!tracklets.TryGetValue(face.Track, out Tracklet? tracklet))
                {
                    tracklets[face.Track] = tracklet = new();
                }

                tracklet.Add(i, face);
            }
        }

        return [.. tracklets.Values.OrderBy(tracklet => tracklet.First).ThenBy(tracklet => tracklet.Faces.First().Value.Face.Box.Centre.X)];
    }
}

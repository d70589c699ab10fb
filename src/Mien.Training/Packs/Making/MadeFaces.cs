using Mien.Training.Data;

namespace Mien.Training.Packs.Making;

/// <summary>Adds the faces that a pack's settings ask for to those that wait.</summary>
internal sealed class MadeFaces(FacePackSettings settings, PackRecord layout, PerceivedFaceCache recogniser)
{
    private const string Unit = "made faces";

    /// <param name="faces">Of photos, and to learn from.</param>
    /// <param name="waiting">At its end; records are added.</param>
    /// <returns>Morphs first.</returns>
    public IReadOnlyList<PackedFace> Make(IReadOnlyList<PackedFace> faces, FileStream waiting, IPackObserver observer, CancellationToken cancellation)
    {
        int wanted = settings.Morphs + settings.Reshaped;
        if (wanted == 0)
        {
            return [];
        }

        observer.Begin(Unit);
        FaceMaker maker = new(new(waiting, layout, settings.SizePx), faces, layout, recogniser, settings.Seed);
        // Each face is the first of a morph, and is reshaped, as often as any other.
        ItemOrder order = new(settings.Seed, faces.Count);
        (int First, int Number, bool IsMorph)[] works =
        [
            .. Enumerable.Range(0, settings.Morphs).Select(number => (order[number], number, true)),
            .. Enumerable.Range(0, settings.Reshaped).Select(number => (order[number], number, false)),
        ];
        List<PackedFace> made = [];
        foreach ((PackedFace Face, byte[] Record)? one in OrderedWork.Run(
            works, Environment.ProcessorCount, (work, stop) => work.IsMorph ? maker.Morph(work.First, work.Number, stop) : maker.Reshape(work.First, work.Number, stop), cancellation))
        {
            if (one is { } face)
            {
                made.Add(face.Face with { Offset = waiting.Position });
                waiting.Write(face.Record);
            }

            observer.Advance(wanted);
        }

        if (made.Count < wanted)
        {
            observer.Note($"{wanted - made.Count} of {settings.Morphs} morphs were not made: too few faces without spectacles are alike enough");
        }

        return made;
    }
}

using Mien.Training.Packs;

namespace Mien.Training.Tests.Packs;

/// <summary>Keeps what an observer is told.</summary>
internal sealed class PackNotes(Action<int>? onPhoto = null) : IPackObserver
{
    public List<string> Sentences { get; } = [];

    public int Photos { get; private set; }

    public List<string> Parts { get; } = [];

    public void Begin(string unit) => Parts.Add(unit);

    public void Advance(int total)
    {
        Photos++;
        onPhoto?.Invoke(Photos);
    }

    public void Note(string sentence) => Sentences.Add(sentence);
}

namespace Mien.Training.Packs;

/// <summary>Is told how far a pack is; called from the thread that packs.</summary>
public interface IPackObserver
{
    /// <summary>One photo more is done, or one pair.</summary>
    void Advance(int total);

    /// <summary>A sentence that the person should read.</summary>
    void Note(string sentence);
}

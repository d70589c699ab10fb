namespace Mien.Training.Packs;

/// <summary>Is told how far a pack is; called from the thread that packs.</summary>
public interface IPackObserver
{
    /// <summary>One photo more is done.</summary>
    void Advance(int totalPhotos);

    /// <summary>A sentence that the person should read.</summary>
    void Note(string sentence);
}

namespace Mien.Training.Packs;

/// <summary>Is told how far a pack is; called from the thread that packs.</summary>
public interface IPackObserver
{
    /// <summary>A part of the work begins.</summary>
    /// <param name="unit">What is counted in it: "photos", say.</param>
    void Begin(string unit);

    /// <summary>One more of what is counted is done.</summary>
    void Advance(int total);

    /// <summary>A sentence that the person should read.</summary>
    void Note(string sentence);
}

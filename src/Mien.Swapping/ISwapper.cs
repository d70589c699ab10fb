namespace Mien.Swapping;

/// <summary>A way of putting one face in another's place. Each swapper takes an identity once and then swaps any number of faces.</summary>
public interface ISwapper
{
    /// <summary>The name the command line and reports use, lower case.</summary>
    string Name { get; }

    /// <summary>Takes the identity of one person from one or more photos; done once per person, never per frame.</summary>
    /// <param name="sources">At least one face; all of the same person.</param>
    /// <exception cref="ArgumentException">There is no source.</exception>
    ISwapIdentity Prepare(IReadOnlyList<SourceFace> sources, CancellationToken cancellationToken = default);
}

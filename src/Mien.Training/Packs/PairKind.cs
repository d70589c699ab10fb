namespace Mien.Training.Packs;

/// <summary>What a pair of a pack teaches. The numbers stand in the file.</summary>
public enum PairKind : byte
{
    /// <summary>A real picture is to be restored from a swap: it teaches what faces look like.</summary>
    Reverse = 0,

    /// <summary>The same swap with the person who is on it already as the source: nothing is to be changed. Who never looks at the source and puts back
    /// whoever hair and forehead suggest is wrong here.</summary>
    Counterfactual = 1,
}

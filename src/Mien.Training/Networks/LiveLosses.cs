namespace Mien.Training.Networks;

/// <summary>What may teach a live network beside <see cref="LiveLoss"/> and a recogniser; all of it late, from a finished network on.</summary>
[Flags]
public enum LiveLosses
{
    None = 0,

    /// <summary>Lids and lips stay where the target's are, for <see cref="FrozenLandmarks"/>.</summary>
    Landmarks = 1,

    /// <summary>The result looks to that network's layers as the photo does.</summary>
    Features = 2,

    /// <summary>A <see cref="PatchCritic"/> does not tell the result from a photo.</summary>
    Adversary = 4,
}

namespace Mien.Graphs;

/// <summary>How an operator takes part when a network is brought to float16.</summary>
internal enum HalfRule
{
    /// <summary>Computes in float16: this is where the time and the weights are.</summary>
    Half,

    /// <summary>Computes in whatever its float inputs are: it moves or joins values and makes none that they could not be.</summary>
    Follows,

    /// <summary>Stays in float32: its results or what it adds up on the way may leave float16's range, or a float16 says too little.</summary>
    Single,
}

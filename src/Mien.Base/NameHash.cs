using System.Text;

namespace Mien;

/// <summary>Orders names at random, the same on every machine and in every process: what is held out follows from its name alone.</summary>
public static class NameHash
{
    /// <param name="name">\ and / are the same.</param>
    /// <param name="seed">Another seed gives another order.</param>
    public static uint Of(string name, long seed = 0) =>
        Encoding.UTF8.GetBytes(name.Replace('\\', '/')).Aggregate((uint)seed, (hash, letter) => CounterHash.Of(hash, 0, letter));
}

namespace Mien;

/// <summary>The hash behind the random numbers of graphs (Mien.Graphs.Randomness), in plain integers: element i of the first draw for a seed and a counter.</summary>
/// <remarks>Two rounds of the 32-bit mixer "lowbias32" (Wellons 2018), each with a key of its own. All arithmetic is modulo 2³².</remarks>
public static class CounterHash
{
    public static uint Of(long seed, long counter, uint element)
    {
        uint key = Mix(Mix((uint)seed) ^ (uint)(seed >> 32));
        key = Mix(key ^ (uint)counter);
        uint first = Mix(key ^ (uint)(counter >> 32));
        uint second = Mix(first ^ 0x9E3779B9);
        return Mix(Mix(element + Mix(first)) ^ Mix(second));
    }

    private static uint Mix(uint bits)
    {
        bits = (bits ^ (bits >> 16)) * 0x7FEB352D;
        bits = (bits ^ (bits >> 15)) * 0x846CA68B;
        return bits ^ (bits >> 16);
    }
}

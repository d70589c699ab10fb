namespace Mien.Training.Data;

/// <summary>Numbers drawn one after another, the same for the same seed and item.</summary>
internal sealed class SeededDraws(long seed, long item)
{
    private uint _next;

    /// <summary>At least <paramref name="low"/>, below <paramref name="high"/>.</summary>
    public float Uniform(float low = 0, float high = 1) => low + ((float)(CounterHash.Of(seed, item, _next++) / 4294967296.0) * (high - low));

    /// <summary>0 … <paramref name="end"/> − 1.</summary>
    public int Below(int end) => (int)(CounterHash.Of(seed, item, _next++) % (uint)end);

    /// <summary>True so often.</summary>
    public bool Happens(float share) => Uniform() < share;
}

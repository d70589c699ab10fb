namespace Mien.Graphs;

/// <summary>Adds a zero that cannot be known before the other value is there.</summary>
internal static class BarrierBody
{
    public static Tensor Build(Tensor value, Tensor other)
    {
        // No number is less than itself, not even one that is none, but no engine looks for that.
        Tensor first = other.Reshape((int)other.Shape.Count).Slice(0, 0, 1).Squeeze(0);
        return value + first.Less(first).Cast(value.Type);
    }
}

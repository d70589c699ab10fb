using System.Collections;
using System.Runtime.CompilerServices;

namespace Mien.Graphs;

/// <summary>The static shape of a tensor: whole, non-negative dimensions, outermost first. A scalar has rank 0.</summary>
[CollectionBuilder(typeof(Shape), nameof(Of))]
public sealed class Shape : IEquatable<Shape>, IReadOnlyList<int>
{
    private readonly int[] _dimensions;

    private Shape(int[] dimensions) => _dimensions = dimensions;

    public static Shape Scalar { get; } = new([]);

    public int Rank => _dimensions.Length;

    /// <summary>Number of elements; 1 for a scalar.</summary>
    public long Count => _dimensions.Aggregate(1L, (product, dimension) => checked(product * dimension));

    int IReadOnlyCollection<int>.Count => Rank;

    /// <summary>The dimension of an axis; negative axes count from the end.</summary>
    public int this[int axis] => _dimensions[axis < 0 ? axis + Rank : axis];

    /// <exception cref="ArgumentOutOfRangeException">A dimension is negative.</exception>
    public static Shape Of(params ReadOnlySpan<int> dimensions)
    {
        foreach (int dimension in dimensions)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(dimension, nameof(dimensions));
        }

        return new(dimensions.ToArray());
    }

    public ReadOnlySpan<int> AsSpan() => _dimensions;

    public int[] ToArray() => (int[])_dimensions.Clone();

    public long[] ToInt64() => Array.ConvertAll(_dimensions, dimension => (long)dimension);

    /// <summary>The same shape with one axis changed.</summary>
    public Shape With(int axis, int dimension)
    {
        int[] changed = ToArray();
        changed[axis < 0 ? axis + Rank : axis] = dimension;
        return Of(changed);
    }

    /// <summary>The common shape of two by the broadcasting rule of ONNX and NumPy, or null when there is none.</summary>
    public Shape? BroadcastWith(Shape other)
    {
        int[] result = new int[Math.Max(Rank, other.Rank)];
        for (int back = 1; back <= result.Length; back++)
        {
            int left = back <= Rank ? this[-back] : 1;
            int right = back <= other.Rank ? other[-back] : 1;
            if (left != right && left != 1 && right != 1)
            {
                return null;
            }

            result[^back] = left == 1 ? right : left;
        }

        return new(result);
    }

    public bool Equals(Shape? other) => other is not null && AsSpan().SequenceEqual(other.AsSpan());

    public override bool Equals(object? obj) => Equals(obj as Shape);

    public override int GetHashCode()
    {
        HashCode hash = new();
        foreach (int dimension in _dimensions)
        {
            hash.Add(dimension);
        }

        return hash.ToHashCode();
    }

    /// <returns>Such as "[1,3,192,192]"; "[]" for a scalar.</returns>
    public override string ToString() => $"[{string.Join(',', _dimensions)}]";

    public IEnumerator<int> GetEnumerator() => ((IEnumerable<int>)_dimensions).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

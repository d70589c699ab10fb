namespace Mien.Training.Data;

/// <summary>Which item stands where in an endless sequence: position p belongs to epoch e = p / items, and an epoch has its items in the order
/// of <see cref="CounterHash"/>(seed, e, item). So a training goes on where it stopped without keeping any state, and every engine
/// sees the same batches.</summary>
/// <param name="items">How many there are.</param>
/// <remarks>Not thread-safe: the order of the last epoch that was asked for is kept.</remarks>
public sealed class ItemOrder(long seed, int items)
{
    private long _epoch = -1;
    private int[] _order = [];

    /// <summary>The item at a position, from 0.</summary>
    public int this[long position]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(position);
            long epoch = position / items;
            if (epoch != _epoch)
            {
                _order = OrderOf(epoch);
                _epoch = epoch;
            }

            return _order[position % items];
        }
    }

    private int[] OrderOf(long epoch)
    {
        // Hash and item in one number: the hash decides, then the item.
        ulong[] keys = new ulong[items];
        for (int item = 0; item < items; item++)
        {
            keys[item] = ((ulong)CounterHash.Of(seed, epoch, (uint)item) << 32) | (uint)item;
        }

        Array.Sort(keys);
        return Array.ConvertAll(keys, key => (int)(uint)key);
    }
}

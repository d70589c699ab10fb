"""Which items a step sees: the same as Mien.Training's ItemOrder and CounterHash, so that a run may change between engines."""
import numpy as np

_MASK = 0xFFFFFFFF


def counter_hash(seed, counter, elements):
    """:param elements: uint32 array. :returns: uint32 array, a hash of (seed, counter, element): two rounds of "lowbias32" (Wellons 2018)."""
    key = _mix(_mix(seed & _MASK) ^ (seed >> 32 & _MASK))
    key = _mix(key ^ (counter & _MASK))
    first = _mix(key ^ (counter >> 32 & _MASK))
    second = _mix(first ^ 0x9E3779B9)
    return _mix(_mix((elements.astype(np.uint64) + _mix(first)) & _MASK) ^ _mix(second)).astype(np.uint32)


def _mix(bits):
    bits = ((bits ^ (bits >> 16)) * 0x7FEB352D) & _MASK
    bits = ((bits ^ (bits >> 15)) * 0x846CA68B) & _MASK
    return bits ^ (bits >> 16)


class ItemOrder:
    """Position p is place p % items of epoch p // items; an epoch is sorted by the hash of (seed, epoch, item)."""

    def __init__(self, seed, items):
        self._seed, self._items, self._epoch, self._order = seed, items, -1, None

    def batch(self, step, size):
        """:param step: from 1. :returns: int64 [size]."""
        return np.array([self._at(position) for position in range((step - 1) * size, step * size)], np.int64)

    def _at(self, position):
        epoch = position // self._items
        if epoch != self._epoch:
            keys = counter_hash(self._seed, epoch, np.arange(self._items, dtype=np.uint32))
            self._epoch, self._order = epoch, np.argsort(keys, kind="stable")
        return self._order[position % self._items]

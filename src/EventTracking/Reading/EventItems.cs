using System.Buffers;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace EventTracking.CompilerServices;

/// <summary>Collects the items of an array whose length is not known yet, in a rented array.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct EventItems<T>
{
    private const int FirstCapacity = 16;

    private T[]? _items;
    private int _count;

    /// <summary>Appends an item.</summary>
    public void Add(T item)
    {
        if (_items is null)
            _items = ArrayPool<T>.Shared.Rent(FirstCapacity);
        else if (_count == _items.Length)
            Grow();
        _items[_count++] = item;
    }

    /// <summary>Returns the items as an array, and releases the rented one.</summary>
    public T[] ToArray()
    {
        if (_items is null)
            return [];
        var array = _items.AsSpan(0, _count).ToArray();
        Return(_items);
        this = default;
        return array;
    }

    private void Grow()
    {
        var larger = ArrayPool<T>.Shared.Rent(_count * 2);
        _items.AsSpan(0, _count).CopyTo(larger);
        Return(_items!);
        _items = larger;
    }

    private readonly void Return(T[] rented)
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
            rented.AsSpan(0, _count).Clear();
        ArrayPool<T>.Shared.Return(rented);
    }
}

using System.Runtime.InteropServices;

namespace EventTracking.Json;

/// <summary>
/// A set of the member names in one JSON text, by object. It stores positions and not copies, and is reused for the next text.
/// </summary>
internal sealed class KeyTable
{
    private const int InitialSize = 32;
    private const int MaxRetainedSize = 4_096;

    private int[] _buckets = new int[InitialSize];
    private Entry[] _entries = new Entry[InitialSize];
    private int _count;

    /// <summary>Whether the table has grown too large to be reused.</summary>
    public bool IsLarge => _entries.Length > MaxRetainedSize;

    /// <summary>Returns a hash seeded per process, so that an attacker cannot choose names that collide.</summary>
    public static int HashOf(int owner, ReadOnlySpan<byte> name)
    {
        var hash = string.GetHashCode(MemoryMarshal.Cast<byte, char>(name));
        return HashCode.Combine(owner, hash, (name.Length & 1) == 0 ? 0 : name[^1]);
    }

    public void Clear()
    {
        Array.Clear(_buckets);
        _count = 0;
    }

    /// <summary>Adds a name.</summary>
    /// <param name="json">The text.</param>
    /// <param name="owner">The index of the object that has the member.</param>
    /// <param name="start">The position of the name.</param>
    /// <param name="length">The length of the name in bytes.</param>
    /// <returns>Whether the name is new in its object.</returns>
    public bool TryAdd(ReadOnlySpan<byte> json, int owner, int start, int length)
    {
        var name = json.Slice(start, length);
        var hash = HashOf(owner, name);
        for (var i = _buckets[hash & (_buckets.Length - 1)] - 1; i >= 0; i = _entries[i].Next)
        {
            ref readonly var entry = ref _entries[i];
            if (entry.Hash == hash && entry.Owner == owner && json.Slice(entry.Start, entry.Length).SequenceEqual(name))
                return false;
        }

        if (_count == _entries.Length)
            Grow();

        ref var bucket = ref _buckets[hash & (_buckets.Length - 1)];
        _entries[_count] = new Entry(hash, owner, start, length, bucket - 1);
        bucket = ++_count;
        return true;
    }

    private void Grow()
    {
        Array.Resize(ref _entries, _entries.Length * 2);
        _buckets = new int[_entries.Length];
        for (var i = 0; i < _count; i++)
        {
            ref var bucket = ref _buckets[_entries[i].Hash & (_buckets.Length - 1)];
            _entries[i] = _entries[i] with { Next = bucket - 1 };
            bucket = i + 1;
        }
    }

    private readonly record struct Entry(int Hash, int Owner, int Start, int Length, int Next);
}

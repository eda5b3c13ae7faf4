using System.Collections;
using System.Diagnostics.CodeAnalysis;
using EventTracking.Diagnostics;

namespace EventTracking.Routing;

/// <summary>
/// The backends of a router by name, in the order in which they are called. Reading takes no lock. Writers hold the lock of the router.
/// </summary>
internal sealed class BackendTable : IReadOnlyDictionary<string, IEventBackend>
{
    private volatile BackendSlot[] _slots = [];

    /// <summary>The current backends. A registration replaces the array.</summary>
    public BackendSlot[] Current => _slots;

    public int Count => _slots.Length;

    public IEnumerable<string> Keys => Array.ConvertAll(_slots, static slot => slot.Name);

    public IEnumerable<IEventBackend> Values => Array.ConvertAll(_slots, static slot => slot.Backend);

    public IEventBackend this[string key] => TryGetValue(key, out var backend)
        ? backend
        : throw new KeyNotFoundException($"There is no backend '{key}'. There are: {KnownNames.List(Keys)}.");

    /// <summary>Adds a slot, or replaces the one with the same name.</summary>
    /// <returns>The replaced slot.</returns>
    public BackendSlot? Set(BackendSlot added)
    {
        var slots = _slots;
        var index = Array.FindIndex(slots, slot => string.Equals(slot.Name, added.Name, StringComparison.Ordinal));
        if (index < 0)
        {
            _slots = [.. slots, added];
            return null;
        }

        var replaced = slots[index];
        _slots = [.. slots.AsSpan(0, index), added, .. slots.AsSpan(index + 1)];
        return replaced;
    }

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out IEventBackend value)
    {
        ArgumentNullException.ThrowIfNull(key);
        value = Array.Find(_slots, slot => string.Equals(slot.Name, key, StringComparison.Ordinal))?.Backend;
        return value is not null;
    }

    public IEnumerator<KeyValuePair<string, IEventBackend>> GetEnumerator()
    {
        foreach (var slot in _slots)
            yield return new(slot.Name, slot.Backend);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

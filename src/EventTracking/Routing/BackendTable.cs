using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace EventTracking.Routing;

/// <summary>
/// The backends of a router by name, in the order in which they are called. Reading takes no lock; the router takes one to
/// write.
/// </summary>
internal sealed class BackendTable : IReadOnlyDictionary<string, IEventBackend>
{
    private volatile KeyValuePair<string, IEventBackend>[] _entries = [];

    /// <summary>The backends as they are now; a later registration makes another array.</summary>
    public KeyValuePair<string, IEventBackend>[] Current => _entries;

    public int Count => _entries.Length;

    public IEnumerable<string> Keys => _entries.Select(static entry => entry.Key);

    public IEnumerable<IEventBackend> Values => _entries.Select(static entry => entry.Value);

    public IEventBackend this[string key] => TryGetValue(key, out var backend)
        ? backend
        : throw new KeyNotFoundException($"There is no backend '{key}'. There are: {KnownNames.List(Keys)}.");

    public void Set(string name, IEventBackend backend)
    {
        var entries = _entries;
        var index = Array.FindIndex(entries, entry => string.Equals(entry.Key, name, StringComparison.Ordinal));
        entries = index < 0 ? [.. entries, default] : [.. entries];
        entries[index < 0 ? ^1 : index] = new(name, backend);
        _entries = entries;
    }

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out IEventBackend value)
    {
        ArgumentNullException.ThrowIfNull(key);
        value = _entries.FirstOrDefault(entry => string.Equals(entry.Key, key, StringComparison.Ordinal)).Value;
        return value is not null;
    }

    public IEnumerator<KeyValuePair<string, IEventBackend>> GetEnumerator() => _entries.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

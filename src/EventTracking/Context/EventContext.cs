using System.Collections;
using System.Diagnostics.CodeAnalysis;
using EventTracking.Context;
using EventTracking.Data;
using EventTracking.Diagnostics;

namespace EventTracking;

/// <summary>
/// Key-value pairs that are added to every event emitted while the context is entered. Create it with a collection initializer; it is
/// read-only once it has been entered.
/// </summary>
/// <remarks>
/// <para>
/// Values can be anything that an untyped emit accepts: <see langword="null"/>, booleans, numbers, strings, dates, identifiers,
/// enums, JSON elements and nodes, and collections and dictionaries of these. A value that cannot be written becomes
/// <c>null</c> in the events and is reported as <see cref="TrackingFailureKind.FieldFailed"/>.
/// </para>
/// <para>Values are serialized once, by the first event in the context, and reused by all later events.</para>
/// </remarks>
public sealed class EventContext : IReadOnlyDictionary<string, object?>, IContextSource, IHasUniqueKeys
{
    private const int InitialCapacity = 6;

    /// <summary>Most contexts have a handful of keys: up to this number, a scan is faster and smaller than a hash table.</summary>
    private const int MaxScanned = 16;

    private KeyValuePair<string, object?>[] _entries;
    private Dictionary<string, int>? _indexes;
    private int _count;
    private volatile bool _entered;

    /// <summary>Creates an empty context.</summary>
    public EventContext() => _entries = [];

    /// <summary>Creates a context with a copy of the values, in their order.</summary>
    /// <param name="values">The values; for a repeated key, the last value wins.</param>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> is <see langword="null"/>.</exception>
    public EventContext(IEnumerable<KeyValuePair<string, object?>> values)
        : this()
    {
        ArgumentNullException.ThrowIfNull(values);
        foreach (var (key, value) in values)
            this[key] = value;
    }

    /// <summary>Gets the number of values.</summary>
    public int Count => _count;

    /// <summary>Gets the keys, in the order in which they were set.</summary>
    public IEnumerable<string> Keys => Array.ConvertAll(Entries.ToArray(), static entry => entry.Key);

    /// <summary>Gets the values, in the order in which their keys were set.</summary>
    public IEnumerable<object?> Values => Array.ConvertAll(Entries.ToArray(), static entry => entry.Value);

    /// <summary>Gets or sets the value of a key. Setting a key again replaces its value and keeps its position.</summary>
    /// <param name="key">The key; case matters.</param>
    /// <exception cref="KeyNotFoundException">Reading: there is no such key.</exception>
    /// <exception cref="InvalidOperationException">Setting: the context has been entered.</exception>
    public object? this[string key]
    {
        get => TryGetValue(key, out var value)
            ? value
            : throw new KeyNotFoundException($"The context has no key '{key}'. It has: {KnownNames.List(Keys)}.");
        set
        {
            ArgumentNullException.ThrowIfNull(key);
            ThrowIfEntered(key);

            var index = IndexOf(key);
            if (index < 0)
                Append(key, value);
            else
                _entries[index] = new(key, value);
        }
    }

    /// <summary>Adds a value.</summary>
    /// <param name="key">The key; case matters.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">The context already has the key.</exception>
    /// <exception cref="InvalidOperationException">The context has been entered.</exception>
    public void Add(string key, object? value)
    {
        ArgumentNullException.ThrowIfNull(key);
        ThrowIfEntered(key);
        if (ContainsKey(key))
            throw new ArgumentException($"The context already has the key '{key}'. Use the indexer to replace its value.", nameof(key));

        Append(key, value);
    }

    /// <inheritdoc/>
    public bool ContainsKey(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return IndexOf(key) >= 0;
    }

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value)
    {
        ArgumentNullException.ThrowIfNull(key);
        var index = IndexOf(key);
        value = index < 0 ? null : _entries[index].Value;
        return index >= 0;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        for (var i = 0; i < _count; i++)
            yield return _entries[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal ReadOnlySpan<KeyValuePair<string, object?>> Entries => _entries.AsSpan(0, _count);

    /// <summary>Gets a value indicating whether values can still be set.</summary>
    internal bool IsOpen => !_entered;

    /// <summary>Makes the context read-only, so that threads can share it without a lock.</summary>
    internal void MarkEntered() => _entered = true;

    /// <summary>Returns a copy that can be changed.</summary>
    internal EventContext Copy() => new()
    {
        _entries = Entries.ToArray(),
        _count = _count,
        _indexes = _indexes is null ? null : new Dictionary<string, int>(_indexes, StringComparer.Ordinal),
    };

    /// <summary>Adds the values of a later context to this one, or to a copy if this one is read-only.</summary>
    internal static EventContext Merged(EventContext? earlier, EventContext later)
    {
        if (earlier is null)
            return later;

        var merged = earlier.IsOpen ? earlier : earlier.Copy();
        merged.SetAll(later);
        return merged;
    }

    /// <inheritdoc/>
    EventContext IContextSource.Values(FailureReporter failures, string eventName) => this;

    /// <inheritdoc/>
    bool IContextSource.WriteAll(ContextSet contexts, ref EventDataWriter writer) => contexts.WriteMerged(ref writer);

    /// <summary>Sets all values of another context, which win for keys that both have.</summary>
    internal void SetAll(EventContext other)
    {
        foreach (var (key, value) in other.Entries)
            this[key] = value;
    }

    private int IndexOf(string key)
    {
        if (_indexes is not null)
            return _indexes.TryGetValue(key, out var index) ? index : -1;

        for (var i = 0; i < _count; i++)
        {
            if (string.Equals(_entries[i].Key, key, StringComparison.Ordinal))
                return i;
        }

        return -1;
    }

    private void Append(string key, object? value)
    {
        if (_count == _entries.Length)
            Array.Resize(ref _entries, _count == 0 ? InitialCapacity : _count * 2);

        _entries[_count] = new(key, value);
        _indexes?.Add(key, _count);
        if (++_count == MaxScanned)
            _indexes = IndexesOf(Entries);
    }

    private static Dictionary<string, int> IndexesOf(ReadOnlySpan<KeyValuePair<string, object?>> entries)
    {
        var indexes = new Dictionary<string, int>(entries.Length * 2, StringComparer.Ordinal);
        foreach (var (key, _) in entries)
            indexes.Add(key, indexes.Count);
        return indexes;
    }

    private void ThrowIfEntered(string key)
    {
        if (_entered)
        {
            throw new InvalidOperationException(
                $"The key '{key}' cannot be set because the context has been entered and is read-only. Create a new EventContext and "
                    + "enter it instead.");
        }
    }
}

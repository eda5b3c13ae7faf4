using System.Collections;
using System.Diagnostics.CodeAnalysis;
using EventTracking.Context;
using EventTracking.Data;
using EventTracking.Diagnostics;

namespace EventTracking;

/// <summary>
/// A set of key-values that is added to every event emitted while it is entered. Build it with a collection initializer; from
/// the moment it is entered it cannot change any more.
/// </summary>
/// <remarks>
/// <para>
/// Values can be whatever an untyped emit takes: <see langword="null"/>, booleans, numbers, strings, dates, identifiers,
/// enums, JSON elements and nodes, and collections and dictionaries of these. A value that cannot be written becomes
/// <c>null</c> in the events and is reported as <see cref="TrackingFailureKind.FieldFailed"/>.
/// </para>
/// <para>Values are written once, at the first event inside the context, and reused by every later one.</para>
/// </remarks>
public sealed class EventContext : IReadOnlyDictionary<string, object?>, IContextSource, IHasUniqueKeys
{
    private const int InitialCapacity = 6;

    /// <summary>A context has a handful of keys: up to this number a scan beats a hash table in time and in memory.</summary>
    private const int MaxScanned = 16;

    private KeyValuePair<string, object?>[] _entries;
    private Dictionary<string, int>? _indexes;
    private int _count;
    private volatile bool _entered;

    /// <summary>Makes an empty context.</summary>
    public EventContext() => _entries = [];

    /// <summary>Makes a context with a copy of these values, in their order.</summary>
    /// <param name="values">The values; of two with one key the later one counts.</param>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> is <see langword="null"/>.</exception>
    public EventContext(IEnumerable<KeyValuePair<string, object?>> values)
        : this()
    {
        ArgumentNullException.ThrowIfNull(values);
        foreach (var (key, value) in values)
            this[key] = value;
    }

    /// <summary>How many values there are.</summary>
    public int Count => _count;

    /// <summary>The keys, in the order in which they were set.</summary>
    public IEnumerable<string> Keys => Array.ConvertAll(Entries.ToArray(), static entry => entry.Key);

    /// <summary>The values, in the order in which their keys were set.</summary>
    public IEnumerable<object?> Values => Array.ConvertAll(Entries.ToArray(), static entry => entry.Value);

    /// <summary>The value of a key. Setting a key again replaces its value and keeps its place.</summary>
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
    /// <exception cref="ArgumentException">The key is there already.</exception>
    /// <exception cref="InvalidOperationException">The context has been entered.</exception>
    public void Add(string key, object? value)
    {
        ArgumentNullException.ThrowIfNull(key);
        ThrowIfEntered(key);
        if (ContainsKey(key))
            throw new ArgumentException($"The context has the key '{key}' already. Set it by its indexer to replace the value.", nameof(key));

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

    /// <summary>Whether values can still be set.</summary>
    internal bool IsOpen => !_entered;

    /// <summary>Makes the values unchangeable: events share them across threads without a lock.</summary>
    internal void MarkEntered() => _entered = true;

    /// <summary>A copy that can be changed.</summary>
    internal EventContext Copy() => new()
    {
        _entries = Entries.ToArray(),
        _count = _count,
        _indexes = _indexes is null ? null : new Dictionary<string, int>(_indexes, StringComparer.Ordinal),
    };

    /// <summary>Adds the values of a later context to those of earlier ones, which are copied first if they can no longer be changed.</summary>
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

    /// <summary>Sets all values of another context: keys that both have get the value of the other one.</summary>
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
                $"The key '{key}' cannot be set: the context has been entered and cannot change any more. Make a new EventContext and enter that.");
        }
    }
}

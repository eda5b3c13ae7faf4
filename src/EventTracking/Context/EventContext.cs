using System.Collections;
using System.Diagnostics.CodeAnalysis;
using EventTracking.Serialization;

namespace EventTracking;

/// <summary>
/// A set of key-values that is added to every event emitted while it is entered. Build it with a collection initializer; from
/// the moment it is entered it cannot change any more.
/// </summary>
/// <remarks>
/// <para>
/// Values can be whatever an untyped emit takes: <see langword="null"/>, booleans, numbers, strings, dates, identifiers,
/// enums, JSON elements and nodes, and collections and dictionaries of these. A value that cannot be written becomes
/// <c>null</c> in the events and is reported as a <see cref="TrackingFailure"/>.
/// </para>
/// <para>Values are written once, at the first event inside the context, and reused by every later one.</para>
/// </remarks>
public sealed class EventContext : IReadOnlyDictionary<string, object?>
{
    private const int UsualSize = 6;

    private KeyValuePair<string, object?>[] _entries;
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

    /// <summary>From here on the values stand: events share them across threads without a lock.</summary>
    internal void MarkEntered() => _entered = true;

    /// <summary>The values of the contexts that were entered earlier with these: of two with one key, the one of this context counts.</summary>
    internal EventContext MergedOver(ContextSet earlier)
    {
        var merged = earlier.Merge();
        foreach (var (key, value) in Entries)
            merged[key] = value;
        return merged;
    }

    /// <summary>Writes the values of the contexts that were entered earlier with these.</summary>
    /// <remarks>
    /// A method of the context, so that a native program that makes none is spared all that writes values whose type is known at run
    /// time only.
    /// </remarks>
    internal void WriteOver(ContextSet earlier, ref EventDataWriter writer) =>
        UntypedData.WriteObject(ref writer, earlier == ContextSet.Empty ? this : MergedOver(earlier));

    /// <summary>A context has a handful of keys: a scan beats a hash table in time and in memory.</summary>
    private int IndexOf(string key)
    {
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
            Array.Resize(ref _entries, _count == 0 ? UsualSize : _count * 2);
        _entries[_count++] = new(key, value);
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

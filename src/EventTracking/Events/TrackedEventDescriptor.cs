using System.Collections.Immutable;
using System.Runtime.InteropServices;
using EventTracking.Events;
using EventTracking.Json;
using EventTracking.Line;

namespace EventTracking;

/// <summary>
/// Describes an event type: its name, version, CLR type, documentation and fields. Generated code creates one for each tracked event;
/// <see cref="TrackedEventRegistry"/> finds it by name.
/// </summary>
public sealed class TrackedEventDescriptor
{
    private static int _count;

    private readonly DeclaringType _declaringType;
    private readonly string _fieldTable;

    // An array, because a field of type ImmutableArray makes the runtime load its assembly before the first event (1 ms of --start).
    private TrackedEventField[]? _fields;

    private TrackedEventDescriptor(string name, DeclaringType declaringType, int version, string? documentation, string fieldTable)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(fieldTable);
        ArgumentOutOfRangeException.ThrowIfLessThan(version, 1);

        Name = name;
        _declaringType = declaringType;
        _fieldTable = fieldTable;
        Version = version;
        Documentation = documentation;
        LineStart = new PaddedBytes(LineFormat.PrefixOf(name));
    }

    /// <summary>Gets the event name on the wire.</summary>
    public string Name { get; }

    /// <summary>Gets the version of the event's shape.</summary>
    public int Version { get; }

    /// <summary>Gets the type of the event.</summary>
    public Type ClrType => _declaringType.Value;

    /// <summary>Gets the summary of the record's doc comment as plain text, or <see langword="null"/> if it has none.</summary>
    public string? Documentation { get; }

    /// <summary>Gets the event's fields in the order in which they are written.</summary>
    /// <exception cref="FormatException">The event was compiled with an incompatible version of EventTracking.</exception>
    public ImmutableArray<TrackedEventField> Fields
    {
        get
        {
            // Emitting does not need the fields, so they are read only now. If two threads do so at once, both get the same result.
            if (_fields is null)
                Interlocked.CompareExchange(ref _fields, ImmutableCollectionsMarshal.AsArray(FieldTable.Read(_fieldTable, this)), null);
            return ImmutableCollectionsMarshal.AsImmutableArray(_fields);
        }
    }

    /// <summary>Creates the descriptor of a hand-written event. Generated code describes declared records.</summary>
    /// <typeparam name="TEvent">The type of the event.</typeparam>
    /// <param name="name">The event name on the wire.</param>
    /// <param name="fields">The event's fields in the order in which they are written.</param>
    /// <param name="version">The version of the event's shape, 1 or more.</param>
    /// <param name="documentation">The documentation of the event, or <see langword="null"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="version"/> is less than 1.</exception>
    public static TrackedEventDescriptor Of<TEvent>(
        string name, ImmutableArray<TrackedEventField> fields, int version = 1, string? documentation = null)
        where TEvent : ITrackedEvent<TEvent> =>
        new(
            name,
            new DeclaringType.Of<TEvent>(),
            version,
            documentation,
            "")
        {
            _fields = ImmutableCollectionsMarshal.AsArray(fields) ?? [],
        };

    /// <summary>Creates a descriptor that parses a <see cref="FieldTable"/> when <see cref="Fields"/> is first read.</summary>
    internal static TrackedEventDescriptor OfTable<TEvent>(string name, int version, string? documentation, string fieldTable)
        where TEvent : ITrackedEvent<TEvent> => new(name, new DeclaringType.Of<TEvent>(), version, documentation, fieldTable);

    /// <summary>Gets a small number unique to this descriptor, for use as an index.</summary>
    internal int Index { get; } = Interlocked.Increment(ref _count) - 1;

    /// <summary>The constant start of every line of this event, up to and including the quote before the timestamp.</summary>
    internal PaddedBytes LineStart { get; }

    /// <summary>Returns the event name and version, for debugging.</summary>
    public override string ToString() => $"{Name} v{Version}";
}

using System.Collections.Immutable;
using System.ComponentModel;
using System.Runtime.InteropServices;
using EventTracking.Events;
using EventTracking.Json;
using EventTracking.Line;

namespace EventTracking;

/// <summary>
/// What is known of an event type at compile time: its name, version, CLR type, documentation and fields. Generated code
/// makes one for each tracked event; <see cref="TrackedEventRegistry"/> finds it by name.
/// </summary>
public sealed class TrackedEventDescriptor
{
    private static int _count;

    private readonly DeclaringType _declaringType;
    private readonly string _fieldTable;
    
    // An array, because a field of type ImmutableArray has the runtime load its assembly before the first event (1 ms of --start).
    private TrackedEventField[]? _fields;

    /// <summary>Makes a descriptor.</summary>
    /// <param name="name">The event name as it stands on the wire.</param>
    /// <param name="clrType">The record that declares the event.</param>
    /// <param name="fields">The event's fields in the order in which they are written.</param>
    /// <param name="version">The version of the event's shape, 1 or more.</param>
    /// <param name="documentation">The text of the record's doc comment, or <see langword="null"/> where it has none.</param>
    /// <exception cref="ArgumentNullException">The name or the type is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The version is less than 1.</exception>
    /// <remarks>A native program is smaller with <see cref="Of{TEvent}(string, ImmutableArray{TrackedEventField}, int, string?)"/>.</remarks>
    public TrackedEventDescriptor(
        string name,
        Type clrType,
        ImmutableArray<TrackedEventField> fields,
        int version = 1,
        string? documentation = null)
        : this(name, new DeclaringType.Given(clrType ?? throw new ArgumentNullException(nameof(clrType))), version, documentation, "") =>
        _fields = ImmutableCollectionsMarshal.AsArray(fields) ?? [];

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

    /// <summary>The event name as it stands on the wire.</summary>
    public string Name { get; }

    /// <summary>The version of the event's shape.</summary>
    public int Version { get; }

    /// <summary>The record that declares the event.</summary>
    public Type ClrType => _declaringType.Value;

    /// <summary>The text of the record's doc comment as plain text, or <see langword="null"/> where it has none.</summary>
    public string? Documentation { get; }

    /// <summary>The event's fields in the order in which they are written.</summary>
    /// <exception cref="FormatException">The event was compiled with an incompatible version of EventTracking.</exception>
    public ImmutableArray<TrackedEventField> Fields
    {
        get
        {
            // An emit asks for no fields, so they are read only now. Where two threads do so at once, all get what the first one read.
            if (_fields is null)
                Interlocked.CompareExchange(ref _fields, ImmutableCollectionsMarshal.AsArray(FieldTable.Read(_fieldTable, this)), null);
            return ImmutableCollectionsMarshal.AsImmutableArray(_fields);
        }
    }

    /// <summary>Makes a descriptor.</summary>
    /// <typeparam name="TEvent">The record that declares the event.</typeparam>
    /// <inheritdoc cref="TrackedEventDescriptor(string, Type, ImmutableArray{TrackedEventField}, int, string?)"/>
    public static TrackedEventDescriptor Of<TEvent>(
        string name, ImmutableArray<TrackedEventField> fields, int version = 1, string? documentation = null)
        where TEvent : ITrackedEvent<TEvent> =>
        new(name, new DeclaringType.Of<TEvent>(), version, documentation, "") { _fields = ImmutableCollectionsMarshal.AsArray(fields) ?? [] };

    /// <summary>Makes a descriptor; for generated code.</summary>
    /// <typeparam name="TEvent">The record that declares the event.</typeparam>
    /// <param name="name">The event name as it stands on the wire.</param>
    /// <param name="version">The version of the event's shape, 1 or more.</param>
    /// <param name="documentation">The text of the record's doc comment, or <see langword="null"/> where it has none.</param>
    /// <param name="fields">
    /// The version of the format, then a line for each of the event's fields: <c>video_id string? VideoId The video.</c> The text is parsed
    /// when <see cref="Fields"/> is first read.
    /// </param>
    /// <exception cref="ArgumentNullException">The name or the fields are <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The version is less than 1.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static TrackedEventDescriptor Of<TEvent>(string name, int version, string? documentation, string fields)
        where TEvent : ITrackedEvent<TEvent> => new(name, new DeclaringType.Of<TEvent>(), version, documentation, fields);

    /// <summary>A small number of its own, for tables.</summary>
    internal int Index { get; } = Interlocked.Increment(ref _count) - 1;

    /// <summary>The constant start of every line of this event, up to and including the quote before the timestamp.</summary>
    internal PaddedBytes LineStart { get; }

    /// <summary>The event name and version, for debugging.</summary>
    public override string ToString() => $"{Name} v{Version}";
}

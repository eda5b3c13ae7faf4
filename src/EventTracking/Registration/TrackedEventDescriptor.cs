using System.Collections.Immutable;
using EventTracking.Serialization;
using EventTracking.Serialization.Fast;

namespace EventTracking;

/// <summary>
/// What is known of an event type at compile time: its name, version, CLR type, documentation and fields. Generated code
/// makes one for each tracked event; <see cref="TrackedEventRegistry"/> finds it by name.
/// </summary>
public sealed class TrackedEventDescriptor
{
    private static int _count;

    /// <summary>Makes a descriptor.</summary>
    /// <param name="name">The event name as it stands on the wire.</param>
    /// <param name="clrType">The record that declares the event.</param>
    /// <param name="fields">The event's fields in the order in which they are written.</param>
    /// <param name="version">The version of the event's shape, 1 or more.</param>
    /// <param name="documentation">The text of the record's doc comment, or <see langword="null"/> where it has none.</param>
    /// <exception cref="ArgumentNullException">The name or the type is <see langword="null"/>.</exception>
    public TrackedEventDescriptor(
        string name,
        Type clrType,
        ImmutableArray<TrackedEventField> fields,
        int version = 1,
        string? documentation = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(clrType);

        Name = name;
        ClrType = clrType;
        Fields = fields.IsDefault ? [] : fields;
        Version = version;
        Documentation = documentation;
        LineStart = new PaddedBytes(LinePrefix.For(name));
    }

    /// <summary>The event name as it stands on the wire.</summary>
    public string Name { get; }

    /// <summary>The version of the event's shape.</summary>
    public int Version { get; }

    /// <summary>The record that declares the event.</summary>
    public Type ClrType { get; }

    /// <summary>The text of the record's doc comment as plain text, or <see langword="null"/> where it has none.</summary>
    public string? Documentation { get; }

    /// <summary>The event's fields in the order in which they are written.</summary>
    public ImmutableArray<TrackedEventField> Fields { get; }

    /// <summary>A small number of its own, for tables.</summary>
    internal int Index { get; } = Interlocked.Increment(ref _count) - 1;

    /// <summary>The constant start of every line of this event, up to and including the quote before the timestamp.</summary>
    internal PaddedBytes LineStart { get; }

    /// <summary>The event name and version, for debugging.</summary>
    public override string ToString() => $"{Name} v{Version}";
}

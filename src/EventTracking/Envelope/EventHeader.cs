using System.ComponentModel;
using System.Runtime.InteropServices;
using EventTracking.Diagnostics;
using EventTracking.Envelope;
using EventTracking.Line;

namespace EventTracking;

/// <summary>
/// Everything of an event except its line, for queues that keep many lines in memory of their own. <see cref="EventCopy"/> is simpler: it
/// contains the line as well, and allocates an object and an array for each event.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[StructLayout(LayoutKind.Auto)]
public readonly struct EventHeader
{
    private readonly FailureReporter _failures;
    private readonly LineLayout _layout;
    private readonly IEventIdSource _ids;
    private readonly ulong _idLow;
    private readonly long _utcTicks;
    private readonly int _routingDepth;
    private readonly int _storedVersion;

    private EventHeader(in EventEnvelope envelope)
    {
        _failures = envelope.Failures;
        _layout = envelope.Layout;
        _ids = envelope.Ids;
        _idLow = envelope.IdLow;
        _utcTicks = envelope.UtcTicks;
        _routingDepth = envelope.Buffer?.RoutingDepth ?? 0;
        Name = envelope.Name;
        Descriptor = envelope.Descriptor;
        _storedVersion = envelope.StoredVersion;
    }

    private EventHeader(
        FailureReporter failures,
        in LineLayout layout,
        string name,
        Guid id,
        long utcTicks,
        int version,
        TrackedEventDescriptor? descriptor,
        int routingDepth)
    {
        _failures = failures;
        _routingDepth = routingDepth;
        _layout = layout;
        _ids = StoredIds.Of(id, utcTicks, out _idLow);
        _utcTicks = utcTicks;
        _storedVersion = version;
        Name = name;
        Descriptor = descriptor;
    }

    /// <summary>Gets the event name.</summary>
    public string Name { get; }

    /// <summary>Gets the id of the event; see <see cref="EventEnvelope.Id"/>.</summary>
    public Guid Id => _ids.At(_utcTicks, _idLow);

    /// <summary>Gets the time of the event in UTC, with microseconds.</summary>
    public DateTimeOffset Timestamp => EventEnvelope.TimestampOf(_utcTicks);

    /// <summary>Gets the version of the declared event; 0 for an untyped or renamed one.</summary>
    public int Version => Descriptor?.Version ?? _storedVersion;

    /// <summary>Gets the declared event, or <see langword="null"/> for an untyped or renamed one.</summary>
    public TrackedEventDescriptor? Descriptor { get; }

    /// <summary>Returns the header of an event.</summary>
    /// <param name="envelope">The event.</param>
    public static EventHeader Of(in EventEnvelope envelope) => new(in envelope);

    /// <summary>Returns the header of an event that was written to storage.</summary>
    /// <exception cref="ArgumentException">The bytes are not the line of an event.</exception>
    internal static EventHeader Restore(
        FailureReporter failures,
        ReadOnlySpan<byte> utf8Name,
        Guid id,
        DateTimeOffset timestamp,
        int version,
        ReadOnlySpan<byte> line,
        int routingDepth)
    {
        if (!LineOutline.TryRead(line, out var layout))
        {
            throw new ArgumentException(
                $"The {line.Length} bytes are not the line of an event. Pass a copy of its EventEnvelope.Json.", nameof(line));
        }

        var name = StoredNames.Of(utf8Name);
        var descriptor = version > 0 ? TrackedEventRegistry.FindVersion(name, version) : null;
        return new EventHeader(failures, in layout, name, id, timestamp.UtcTicks, version, descriptor, routingDepth);
    }

    /// <summary>
    /// Returns the event as an envelope, with the same name, id, timestamp and descriptor. It can be read, rewritten and sent to a backend
    /// or router, on any thread and any number of times, while the bytes of the line do not change.
    /// </summary>
    /// <param name="line">A copy of the event's <see cref="EventEnvelope.Json"/>.</param>
    /// <exception cref="ArgumentException">The line is shorter than that of the event.</exception>
    /// <exception cref="InvalidOperationException">The header is the default value, without an event.</exception>
    public EventEnvelope Open(ReadOnlySpan<byte> line)
    {
        if (Name is null)
            throw new InvalidOperationException("The header is empty. Use EventHeader.Of(envelope).");
        if (line.Length <= _layout.ContextEnd)
        {
            throw new ArgumentException(
                $"The line has {line.Length} bytes, fewer than that of the event. Pass a copy of its EventEnvelope.Json.", nameof(line));
        }

        return Open(new EventBuffer(EmitThread.Current, size: 0), _failures, line);
    }

    /// <summary>Returns the event as it was when the header was taken.</summary>
    /// <param name="buffer">The buffer for rewrites, which also gets the id and the routing depth of the event.</param>
    /// <param name="failures">Receives the failures of rewrites.</param>
    /// <param name="line">The bytes of the event.</param>
    internal EventEnvelope Open(EventBuffer buffer, FailureReporter failures, ReadOnlySpan<byte> line)
    {
        buffer.Ids = _ids;

        // The depth is kept, so that an event that is sent back to its own router cannot circulate forever.
        buffer.RoutingDepth = _routingDepth;
        return new EventEnvelope(buffer, failures, line, in _layout, Name, _idLow, _utcTicks, Descriptor, _storedVersion);
    }
}

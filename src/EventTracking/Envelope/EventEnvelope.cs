using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using EventTracking.Diagnostics;
using EventTracking.Json;
using EventTracking.Line;

namespace EventTracking;

/// <summary>One event in flight: its name, id, timestamp, data and context, already written as one line of JSON.</summary>
/// <remarks>
/// An envelope is a view. It cannot be stored, captured or passed to another thread; use an <see cref="EventCopy"/> to keep it. Rewriting,
/// for example by <see cref="WithData(string, object?)"/>, returns another envelope and leaves this one unchanged, so that one branch of
/// the routing never changes what another receives.
/// </remarks>
[DebuggerDisplay("{Name} {Id}")]
public readonly ref partial struct EventEnvelope
{
    private readonly EventBuffer? _buffer;
    private readonly FailureReporter? _failures;
    private readonly LineLayout _layout;
    private readonly ulong _idLow;
    private readonly long _utcTicks;

    /// <summary>The version of an event read back from storage, whose declaration this program may not have.</summary>
    private readonly int _storedVersion;

    internal EventEnvelope(
        EventBuffer? buffer,
        FailureReporter? failures,
        ReadOnlySpan<byte> json,
        scoped in LineLayout layout,
        string name,
        ulong idLow,
        long utcTicks,
        TrackedEventDescriptor? descriptor,
        int storedVersion = 0)
    {
        _buffer = buffer;
        _failures = failures;
        _layout = layout;
        _idLow = idLow;
        _utcTicks = utcTicks;
        _storedVersion = storedVersion;
        Json = json;
        Name = name;
        Descriptor = descriptor;
    }

    /// <summary>Gets the event name.</summary>
    public string Name { get; }

    /// <summary>
    /// Gets the id of this event, the same in every backend: a new UUID of version 7, or the id that was passed to the emit. It is part of
    /// the line only with <see cref="TrackerOptions.IncludeId"/>.
    /// </summary>
    public Guid Id => Ids.At(_utcTicks, _idLow);

    /// <summary>Gets the time of the emit, in UTC, to the microsecond.</summary>
    public DateTimeOffset Timestamp => TimestampOf(_utcTicks);

    /// <summary>Gets the declared event; <see langword="null"/> for an untyped or renamed event.</summary>
    public TrackedEventDescriptor? Descriptor { get; }

    /// <summary>Gets the version of the declared event; 0 for an untyped or renamed one.</summary>
    public int Version => Descriptor?.Version ?? _storedVersion;

    /// <summary>Gets the whole line as UTF-8, without a line break.</summary>
    public ReadOnlySpan<byte> Json { get; }

    /// <summary>Gets the data as UTF-8: an object, or any JSON value if the emit was untyped.</summary>
    public ReadOnlySpan<byte> DataJson => Json[_layout.DataStart.._layout.DataEnd];

    /// <summary>Gets the merged context as UTF-8, an object.</summary>
    public ReadOnlySpan<byte> ContextJson => Json[_layout.ContextStart.._layout.ContextEnd];

    /// <summary>Where failures that concern this event are reported.</summary>
    internal FailureReporter Failures => _failures ?? FailureReporter.None;

    internal EventBuffer? Buffer => _buffer;

    /// <summary>
    /// Gets the number of routers on the path of the event, for queues that write events to storage and pass it to
    /// <see cref="BackendAccount.Restore"/>. An event that is sent back to its own router is rejected at a limit.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public int RoutingDepth => _buffer?.RoutingDepth ?? 0;

    /// <summary>The version of an event read back from storage; 0 for any other event.</summary>
    internal int StoredVersion => _storedVersion;

    /// <summary>The state of the calling thread.</summary>
    internal EmitThread Thread => _buffer?.Thread ?? EmitThread.Current;

    /// <summary>Creates the id.</summary>
    internal IEventIdSource Ids => _buffer?.Ids ?? EmitThread.Current.Ids;

    /// <summary>The time of the event, with the precision of its clock.</summary>
    internal long UtcTicks => _utcTicks;

    /// <summary>The low half of the id, by which events are sampled.</summary>
    internal ulong IdLow => _idLow;

    /// <summary>The positions of the parts of the line.</summary>
    internal LineLayout Layout => _layout;

    /// <summary>Finds a field of the data.</summary>
    /// <param name="key">The wire name of the field.</param>
    /// <param name="value">The value, as a copy that outlives the envelope.</param>
    /// <returns>Whether the data is an object with this field.</returns>
    public bool TryGetData(string key, out JsonElement value) => TryGet(DataJson, key, out value);

    /// <summary>Finds a value of the context.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value, as a copy that outlives the envelope.</param>
    /// <returns>Whether the context has the key.</returns>
    public bool TryGetContext(string key, out JsonElement value) => TryGet(ContextJson, key, out value);

    /// <summary>Finds a top-level field of the line, including <c>name</c>, <c>timestamp</c>, <c>data</c> and <c>context</c>.</summary>
    /// <param name="key">The name of the field.</param>
    /// <param name="value">The value, as a copy that outlives the envelope.</param>
    /// <returns>Whether the line has the field.</returns>
    public bool TryGetField(string key, out JsonElement value) => TryGet(Json, key, out value);

    /// <summary>Returns the name and the id. The data is omitted because it may be confidential.</summary>
    public override string ToString() => $"{Name} {Id}";

    /// <summary>Returns a time with the precision of a timestamp.</summary>
    internal static DateTimeOffset TimestampOf(long utcTicks) =>
        new(utcTicks - (utcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    private static bool TryGet(ReadOnlySpan<byte> json, string key, out JsonElement value)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (!JsonMembers.TryFind(json, key, out var member))
        {
            value = default;
            return false;
        }

        var reader = new Utf8JsonReader(json[member.ValueStart..member.End]);
        value = JsonElement.ParseValue(ref reader);
        return true;
    }
}

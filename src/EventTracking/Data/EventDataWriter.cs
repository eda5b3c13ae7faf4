using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using EventTracking.CompilerServices;
using EventTracking.Diagnostics;
using EventTracking.Json;
using EventTracking.Line;

namespace EventTracking;

/// <summary>
/// Writes the data of one event as JSON. Generated code, a hand-written <see cref="ITrackedEvent{TSelf}"/> and a value writer
/// (<see cref="IEventValueWriter{T}"/>) call it: <see cref="WriteRaw"/> and <see cref="WriteField"/> write constants, the other methods
/// values.
/// </summary>
/// <remarks>
/// A value that has no JSON form does not stop the event: NaN and infinities become <c>null</c>, a lone surrogate becomes
/// U+FFFD, a graph deeper than <see cref="MaxDepth"/> becomes <c>null</c> at that depth, and each is reported as a
/// <see cref="TrackingFailure"/>.
/// </remarks>
public ref partial struct EventDataWriter
{
    /// <summary>
    /// How deep a line may be nested, its own object and that of the data included: as deep as JSON readers of .NET accept by
    /// default.
    /// </summary>
    public const int MaxDepth = JsonDepth.Max;

    /// <summary>
    /// How often an event's graph is cut off at <see cref="MaxDepth"/> before no further level is opened at all. A graph that
    /// contains itself twice would otherwise be written two to the power of that depth times.
    /// </summary>
    private const int MaxCuts = 16;

    /// <summary>The line's object, and the data's (or the context's) within it.</summary>
    private const int LevelsAboveFields = 2;

    private EventBuffer _buffer;
    private FailureReporter _failures;
    private string _eventName;

    /// <summary>Where the buffer begins.</summary>
    private ref byte _start;

    /// <summary>The position of the next byte.</summary>
    internal ref byte Next;

    /// <summary>The end of the buffer.</summary>
    private ref byte _end;
    private int _depth;
    private int _cuts;

    /// <summary>What is before this place stays, whatever a mark says.</summary>
    private int _rollbackLimit;

    /// <summary>Whether an object has been written that may have two members of one name.</summary>
    private bool _keysMayRepeat;

    /// <param name="buffer">The buffer.</param>
    /// <param name="failures">Where failures go.</param>
    /// <param name="eventName">The event that they are reported for.</param>
    internal EventDataWriter(EventBuffer buffer, FailureReporter failures, string eventName) => Open(buffer, failures, eventName);

    /// <summary>
    /// Does what the constructor does, in place: a constructed value is copied, and a wide copy of what has just been written in
    /// pieces waits for all of them.
    /// </summary>
    [MemberNotNull(nameof(_buffer), nameof(_failures), nameof(_eventName))]
    internal void Open(EventBuffer buffer, FailureReporter failures, string eventName) =>
        OpenAt(buffer.Used, buffer.Bytes, buffer, failures, eventName);

    /// <summary>Where the next byte goes, in the event's buffer.</summary>
    internal readonly int Position => (int)Unsafe.ByteOffset(ref _start, ref Next);

    /// <summary>Where failures go.</summary>
    internal readonly FailureReporter Failures => _failures;

    /// <summary>The event that is written.</summary>
    internal readonly string EventName => _eventName;

    internal readonly EventBuffer Buffer => _buffer;

    /// <summary>What has been written from <paramref name="start"/> on.</summary>
    internal readonly ReadOnlySpan<byte> WrittenFrom(int start) => _buffer.Bytes.AsSpan(start, Position - start);

    /// <summary>Writes bytes that are JSON already: punctuation, constant names, constant values.</summary>
    /// <param name="json">UTF-8 without a line break. It is not checked.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteRaw(scoped ReadOnlySpan<byte> json)
    {
        // Inlined, so that a literal's length is a constant and its copy a move or two.
        ref var destination = ref Reserve(json.Length);
        Unsafe.CopyBlockUnaligned(ref destination, ref MemoryMarshal.GetReference(json), (uint)json.Length);
        Next = ref Unsafe.Add(ref destination, json.Length);
    }

    /// <summary>Writes the start of a field: comma, quoted name, colon. The comma is left out right after a brace.</summary>
    /// <param name="fragment">The fragment with its comma, for example <c>,"video_id":</c>. It is not checked.</param>
    public void WriteField(scoped ReadOnlySpan<byte> fragment) =>
        WriteRaw(FollowsBracket ? fragment[1..] : fragment);

    /// <summary>Writes the comma between two elements; none right after an opening bracket or brace.</summary>
    public void WriteSeparator()
    {
        if (!FollowsBracket)
            WriteByte((byte)',');
    }

    /// <summary>Writes <c>null</c>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void WriteNull() => WriteRaw("null"u8);

    /// <inheritdoc cref="EventDataWriterExtensions.TryEnter"/>
    internal bool TryEnter(byte open)
    {
        if (HasDepthLeft && _cuts < MaxCuts)
        {
            Enter(open);
            return true;
        }

        WriteNull();
        if (_cuts++ == 0)
            Report(TrackingFailureKind.FieldFailed, $"a value that contains itself or is nested deeper than {MaxDepth} levels", null);
        return false;
    }

    /// <inheritdoc cref="EventDataWriterExtensions.Exit"/>
    internal void Exit(byte close)
    {
        _depth--;
        WriteByte(close);
    }

    /// <inheritdoc cref="EventDataWriterExtensions.Checkpoint"/>
    internal readonly EventDataCheckpoint Checkpoint() => new(Position, _depth);

    /// <inheritdoc cref="EventDataWriterExtensions.RollBack"/>
    internal void RollBack(EventDataCheckpoint checkpoint, string field, Exception exception)
    {
        ThrowIfTooLarge(exception);
        RollBack(checkpoint);
        WriteNull();
        Report(TrackingFailureKind.FieldFailed, field, exception);
    }

    /// <summary>Removes what was written since a checkpoint and reports the failure. Nothing is written instead.</summary>
    internal void RollBackAndReport(EventDataCheckpoint checkpoint, Exception exception)
    {
        ThrowIfTooLarge(exception);
        RollBack(checkpoint);
        Report(TrackingFailureKind.FieldFailed, null, exception);
    }

    /// <summary>Where the data begins: what is before stays, whatever a mark says.</summary>
    internal readonly int DataStart => _rollbackLimit;

    /// <summary>Takes back all data and reports the failure.</summary>
    internal void RollBackData(Exception exception) => RollBackAndReport(new EventDataCheckpoint(_rollbackLimit, LevelsAboveFields), exception);

    /// <summary>Whether one more level may be opened, for the depth limit and for the stack.</summary>
    internal readonly bool HasDepthLeft => _depth < MaxDepth && RuntimeHelpers.TryEnsureSufficientExecutionStack();

    internal void Enter(byte open)
    {
        _depth++;
        WriteByte(open);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    [MemberNotNull(nameof(_buffer), nameof(_failures), nameof(_eventName))]
    private void OpenAt(int position, byte[] bytes, EventBuffer buffer, FailureReporter failures, string eventName)
    {
        _buffer = buffer;
        _failures = failures;
        _eventName = eventName;
        Attach(bytes, position);
        _depth = LevelsAboveFields;
        _cuts = 0;
        _rollbackLimit = position;
        _keysMayRepeat = false;
    }

    private readonly bool FollowsBracket => Unsafe.Subtract(ref Next, 1) is (byte)'{' or (byte)'[';

    private readonly void Report(TrackingFailureKind kind, string? source, Exception? exception) =>
        _failures.Report(new TrackingFailure(kind, _eventName, source, exception));

    /// <summary>The value that has just been written, or the key, is not what it was.</summary>
    private readonly void ReportReplaced() =>
        _failures.Report(new TrackingFailure(TrackingFailureKind.ValueReplaced, _eventName), WrittenFrom(_buffer.Used));

    /// <summary>An event that is too large is lost as a whole, whatever the field that makes it so.</summary>
    private static void ThrowIfTooLarge(Exception exception)
    {
        if (exception is EventTooLargeException)
            ExceptionDispatchInfo.Throw(exception);
    }

    private void WriteByte(byte value)
    {
        ref var destination = ref Reserve(1);
        destination = value;
        Next = ref Unsafe.Add(ref destination, 1);
    }

    /// <summary>So many bytes have been written into the room.</summary>
    private void Advance(int written) => Next = ref Unsafe.Add(ref Next, written);

    /// <summary>
    /// The next byte of the buffer, with at least so many behind it as are needed: whoever asks writes no more than that, and then
    /// moves <see cref="Next"/>. This is where the bounds are checked, and from here on nothing checks them again.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref byte Reserve(int needed)
    {
        if (!HasRoom(ref Next, needed))
            Grow(needed);
        return ref Next;
    }

    /// <summary>Does the same for a place that is not that of the writer: what it was before, or what somebody else's was, is refused.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref byte Reserve(ref byte place, int needed)
    {
        if (!HasRoom(ref place, needed) || Unsafe.IsAddressLessThan(ref place, ref _start))
            return ref Grow(ref place, needed);
        return ref place;
    }

    private readonly bool HasRoom(ref byte place, int needed) => Unsafe.ByteOffset(ref place, ref _end) >= needed;

    /// <summary>The same as a span of that length.</summary>
    private Span<byte> ReserveSpan(int needed) => MemoryMarshal.CreateSpan(ref Reserve(needed), needed);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int needed)
    {
        var position = Position;
        Attach(_buffer.Grow(position, needed), position);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ref byte Grow(ref byte place, int needed)
    {
        MoveTo(ref place);
        Grow(needed);
        return ref Next;
    }

    /// <summary>What stands before the place has been written.</summary>
    private void MoveTo(ref byte place)
    {
        if (Unsafe.IsAddressLessThan(ref place, ref _start) || Unsafe.IsAddressGreaterThan(ref place, ref _end))
            throw new InvalidOperationException("The position is not one of this run of fields. Pass the position that the last call returned.");
        Next = ref Unsafe.Add(ref _start, Unsafe.ByteOffset(ref _start, ref place));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Attach(byte[] bytes, int position)
    {
        _start = ref MemoryMarshal.GetArrayDataReference(bytes);
        Next = ref Unsafe.Add(ref _start, position);
        _end = ref Unsafe.Add(ref _start, bytes.Length);
    }

    private void RollBack(EventDataCheckpoint checkpoint)
    {
        if (checkpoint.Position < _rollbackLimit || checkpoint.Position > Position)
            throw new ArgumentException("The checkpoint was not made by this writer, or has been rolled back.", nameof(checkpoint));

        Next = ref Unsafe.Add(ref _start, checkpoint.Position);
        _depth = checkpoint.Depth;
    }
}

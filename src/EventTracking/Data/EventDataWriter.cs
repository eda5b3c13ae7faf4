using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using EventTracking.Diagnostics;
using EventTracking.Json;
using EventTracking.Line;

namespace EventTracking;

/// <summary>
/// Writes the data of one event as JSON into the event's buffer. Generated code calls it; a hand-written
/// <see cref="ITrackedEvent{TSelf}"/> may. Constants go in by <see cref="WriteRaw"/> and <see cref="WriteField"/>, values by
/// <c>Write</c>.
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

    /// <summary>Where the next byte goes.</summary>
    private ref byte _next;

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
    internal readonly int Position => (int)Unsafe.ByteOffset(ref _start, ref _next);

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
        _next = ref Unsafe.Add(ref destination, json.Length);
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

    /// <summary>
    /// Opens a level of nesting. Where that would be deeper than <see cref="MaxDepth"/>, it writes <c>null</c> and reports a
    /// failure instead.
    /// </summary>
    /// <param name="open">The opening bracket, for example <c>{</c>.</param>
    /// <returns>Whether the level was opened; if so, <see cref="Exit"/> must close it.</returns>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    public bool TryEnter(byte open)
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

    /// <summary>Closes the level that <see cref="TryEnter"/> opened.</summary>
    /// <param name="close">The closing bracket, for example <c>}</c>.</param>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    public void Exit(byte close)
    {
        _depth--;
        WriteByte(close);
    }

    /// <summary>Remembers this place, to come back to it by <see cref="Recover"/>.</summary>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    public readonly EventDataMark Mark() => new(Position, _depth);

    /// <summary>
    /// Takes back all that was written since <paramref name="mark"/>, writes <c>null</c> in its place and reports the failure: a
    /// getter or an enumeration that throws costs its field, not the event.
    /// </summary>
    /// <param name="mark">Where the value began.</param>
    /// <param name="field">The name of the field.</param>
    /// <param name="exception">What was thrown.</param>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    public void Recover(EventDataMark mark, string field, Exception exception)
    {
        ThrowIfTooLarge(exception);
        RollBack(mark);
        WriteNull();
        Report(TrackingFailureKind.FieldFailed, field, exception);
    }

    /// <summary>Takes back all that was written since <paramref name="mark"/> and reports the failure; nothing stands in its place.</summary>
    internal void RollBackAndReport(EventDataMark mark, Exception exception)
    {
        ThrowIfTooLarge(exception);
        RollBack(mark);
        Report(TrackingFailureKind.FieldFailed, null, exception);
    }

    /// <summary>Where the data begins: what is before stays, whatever a mark says.</summary>
    internal readonly int DataStart => _rollbackLimit;

    /// <summary>Takes back all data and reports the failure.</summary>
    internal void RollBackData(Exception exception) => RollBackAndReport(new EventDataMark(_rollbackLimit, LevelsAboveFields), exception);

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

    private readonly bool FollowsBracket => Unsafe.Subtract(ref _next, 1) is (byte)'{' or (byte)'[';

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
        _next = ref Unsafe.Add(ref destination, 1);
    }

    /// <summary>So many bytes have been written into the room.</summary>
    private void Advance(int written) => _next = ref Unsafe.Add(ref _next, written);

    /// <summary>
    /// The next byte of the buffer, with at least so many behind it as are needed: whoever asks writes no more than that, and then
    /// moves <see cref="_next"/>. This is where the bounds are checked, and from here on nothing checks them again.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref byte Reserve(int needed)
    {
        if (!HasRoom(ref _next, needed))
            Grow(needed);
        return ref _next;
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
        return ref _next;
    }

    /// <summary>What stands before the place has been written.</summary>
    private void MoveTo(ref byte place)
    {
        if (Unsafe.IsAddressLessThan(ref place, ref _start) || Unsafe.IsAddressGreaterThan(ref place, ref _end))
            throw new InvalidOperationException("The place is not one of this run of fields. Hand on the place that the last write has returned.");
        _next = ref Unsafe.Add(ref _start, Unsafe.ByteOffset(ref _start, ref place));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Attach(byte[] bytes, int position)
    {
        _start = ref MemoryMarshal.GetArrayDataReference(bytes);
        _next = ref Unsafe.Add(ref _start, position);
        _end = ref Unsafe.Add(ref _start, bytes.Length);
    }

    private void RollBack(EventDataMark mark)
    {
        if (mark.Position < _rollbackLimit || mark.Position > Position)
            throw new ArgumentException("The mark was not made by this writer, or lies in what has been taken back.", nameof(mark));

        _next = ref Unsafe.Add(ref _start, mark.Position);
        _depth = mark.Depth;
    }
}

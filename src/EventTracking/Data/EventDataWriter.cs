using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
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
/// U+FFFD, a graph deeper than <see cref="MaxDepth"/> becomes <c>null</c> at that depth, and each is counted and reported
/// (<see cref="TrackingFailureKind"/>).
/// </remarks>
public ref partial struct EventDataWriter
{
    /// <summary>
    /// The maximum nesting of a line, including its own object and the object of the data. It equals the default limit of JSON readers in
    /// .NET.
    /// </summary>
    public const int MaxDepth = JsonDepth.Max;

    /// <summary>
    /// How many values of an event are cut off at <see cref="MaxDepth"/> before no further level is opened. Without this limit, the size of
    /// a graph that contains itself twice would double with each level.
    /// </summary>
    private const int MaxCuts = 16;

    /// <summary>The object of the line, and the object of the data or of the context in it.</summary>
    private const int LevelsAboveFields = 2;

    private EventBuffer _buffer;
    private FailureReporter _failures;
    private string _eventName;

    /// <summary>The start of the buffer.</summary>
    private ref byte _start;

    /// <summary>The position of the next byte.</summary>
    internal ref byte Next;

    /// <summary>The end of the buffer.</summary>
    private ref byte _end;
    private int _depth;
    private int _cuts;

    /// <summary>No checkpoint rolls back bytes before this position.</summary>
    private int _rollbackLimit;

    /// <summary>Whether an object was written that may have two members of the same name.</summary>
    private bool _keysMayRepeat;

    /// <param name="buffer">The buffer.</param>
    /// <param name="failures">Where failures are reported.</param>
    /// <param name="eventName">The event that they are reported for.</param>
    internal EventDataWriter(EventBuffer buffer, FailureReporter failures, string eventName) => Open(buffer, failures, eventName);

    /// <summary>
    /// Initializes the writer in place. The value that a constructor returns would be copied, and a wide copy has to wait for the narrow
    /// writes before it.
    /// </summary>
    [MemberNotNull(nameof(_buffer), nameof(_failures), nameof(_eventName))]
    internal void Open(EventBuffer buffer, FailureReporter failures, string eventName) =>
        OpenAt(buffer.Used, buffer.Bytes, buffer, failures, eventName);

    /// <summary>Where failures are reported.</summary>
    internal readonly FailureReporter Failures => _failures;

    /// <summary>The name of the event.</summary>
    internal readonly string EventName => _eventName;

    internal readonly EventBuffer Buffer => _buffer;

    /// <summary>
    /// Returns whether one more level of nesting can be opened: within the depth limit, and without overflowing the stack.
    /// </summary>
    internal readonly bool HasDepthLeft => _depth < MaxDepth && RuntimeHelpers.TryEnsureSufficientExecutionStack();

    private readonly bool FollowsBracket => Unsafe.Subtract(ref Next, 1) is (byte)'{' or (byte)'[';

    /// <summary>Writes bytes that are JSON already: punctuation, constant names, constant values.</summary>
    /// <param name="json">UTF-8 without a line break. It is not checked.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteRaw(scoped ReadOnlySpan<byte> json)
    {
        // Inlined, so that the length of a literal is a constant and its copy is one or two moves.
        ref var destination = ref Reserve(json.Length);
        Unsafe.CopyBlockUnaligned(ref destination, ref MemoryMarshal.GetReference(json), (uint)json.Length);
        Next = ref Unsafe.Add(ref destination, json.Length);
    }

    /// <summary>Writes the start of a field: comma, quoted name, colon. The comma is omitted right after a bracket.</summary>
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

    /// <summary>Opens a level of nesting without checking the depth.</summary>
    internal void Enter(byte open)
    {
        _depth++;
        WriteByte(open);
    }

    private void WriteByte(byte value)
    {
        ref var destination = ref Reserve(1);
        destination = value;
        Next = ref Unsafe.Add(ref destination, 1);
    }

    private readonly void Report(TrackingFailureKind kind, string? source, Exception? exception) =>
        _failures.Report(new TrackingFailure(kind, _eventName, source, exception));

    /// <summary>Reports that the value or key just written differs from the original.</summary>
    private readonly void ReportReplaced() =>
        _failures.Report(new TrackingFailure(TrackingFailureKind.ValueReplaced, _eventName), WrittenFrom(_buffer.Used));
}

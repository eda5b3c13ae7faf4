using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using EventTracking.Serialization;

namespace EventTracking;

/// <summary>
/// Writes the data of one event as JSON into the buffer of the emission. Generated code calls it; a hand-written
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
    public const int MaxDepth = 64;

    /// <summary>
    /// How often an event's graph is cut off at <see cref="MaxDepth"/> before no further level is opened at all. A graph that
    /// contains itself twice would otherwise be written two to the power of that depth times.
    /// </summary>
    private const int MaxCuts = 16;

    /// <summary>The line's object, and the data's (or the context's) within it.</summary>
    private const int LevelsAboveAField = 2;

    private readonly Emission _emission;
    private Span<byte> _buffer;
    private int _position;
    private int _depth;
    private int _cuts;

    internal EventDataWriter(Emission emission)
    {
        _emission = emission;
        _buffer = emission.Buffer;
        _position = emission.Used;
        _depth = LevelsAboveAField;
    }

    /// <summary>Where the next byte goes, in the buffer of the emission.</summary>
    internal readonly int Position => _position;

    /// <summary>What has been written from <paramref name="start"/> on.</summary>
    internal readonly ReadOnlySpan<byte> WrittenFrom(int start) => _buffer[start.._position];

    /// <summary>Writes bytes that are JSON already: punctuation, constant names, constant values.</summary>
    /// <param name="json">UTF-8 without a line break. It is not checked.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteRaw(scoped ReadOnlySpan<byte> json)
    {
        // Inlined, so that a literal's length is a constant and its copy a move or two.
        Unsafe.CopyBlockUnaligned(ref Room(json.Length), ref MemoryMarshal.GetReference(json), (uint)json.Length);
        _position += json.Length;
    }

    /// <summary>Writes the start of a field: comma, quoted name, colon. The comma is left out right after a brace.</summary>
    /// <param name="fragment">The fragment with its comma, for example <c>,"video_id":</c>. It is not checked.</param>
    public void WriteField(scoped ReadOnlySpan<byte> fragment) =>
        WriteRaw(FollowsABracket ? fragment[1..] : fragment);

    /// <summary>Writes the comma between two elements; none right after an opening bracket or brace.</summary>
    public void WriteSeparator()
    {
        if (!FollowsABracket)
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
    public readonly EventDataMark Mark() => new(_position, _depth);

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
        (_position, _depth) = (mark.Position, mark.Depth);
        WriteNull();
        Report(TrackingFailureKind.FieldFailed, field, exception);
    }

    /// <summary>Takes back all that was written since <paramref name="mark"/> and reports the failure; nothing stands in its place.</summary>
    internal void TakeBack(EventDataMark mark, Exception exception)
    {
        ThrowIfTooLarge(exception);
        (_position, _depth) = (mark.Position, mark.Depth);
        Report(TrackingFailureKind.FieldFailed, null, exception);
    }

    /// <summary>Whether one more level may be opened, for the depth limit and for the stack.</summary>
    internal readonly bool HasDepthLeft => _depth < MaxDepth && RuntimeHelpers.TryEnsureSufficientExecutionStack();

    internal void WriteTimestamp(LineTimestamp timestamp, long utcTicks)
    {
        timestamp.Write(utcTicks, ref Room(LineTimestamp.Length));
        _position += LineTimestamp.Length;
    }

    internal void Enter(byte open)
    {
        _depth++;
        WriteByte(open);
    }

    private readonly bool FollowsABracket => _buffer[_position - 1] is (byte)'{' or (byte)'[';

    private readonly void Report(TrackingFailureKind kind, string? source, Exception? exception) =>
        _emission.Failures.Report(new TrackingFailure(kind, _emission.EventName, source, exception));

    /// <summary>An event that is too large is lost as a whole, whatever the field that makes it so.</summary>
    private static void ThrowIfTooLarge(Exception exception)
    {
        if (exception is EventTooLargeException)
            ExceptionDispatchInfo.Throw(exception);
    }

    private void WriteByte(byte value)
    {
        Room(1) = value;
        _position++;
    }

    /// <summary>The free part of the buffer, at least <paramref name="needed"/> bytes long.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<byte> Reserve(int needed)
    {
        if (_buffer.Length - _position < needed)
            Grow(needed);
        return _buffer[_position..];
    }

    /// <summary>The next byte of the buffer, with at least so many behind it as are needed. No bounds are checked from here on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref byte Room(int needed)
    {
        if (_buffer.Length - _position < needed)
            Grow(needed);
        return ref Unsafe.Add(ref MemoryMarshal.GetReference(_buffer), _position);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int needed) => _buffer = _emission.Grow(_position, needed);
}

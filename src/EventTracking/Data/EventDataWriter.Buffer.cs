using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using EventTracking.CompilerServices;
using EventTracking.Diagnostics;
using EventTracking.Line;

namespace EventTracking;

/// <remarks>Reserves space in the buffer, and rolls back to checkpoints in it.</remarks>
public ref partial struct EventDataWriter
{
    /// <summary>The position of the next byte in the buffer.</summary>
    internal readonly int Position => (int)Unsafe.ByteOffset(ref _start, ref Next);

    /// <summary>The position of the first byte of the data.</summary>
    internal readonly int DataStart => _rollbackLimit;

    /// <summary>Returns the bytes written since a position.</summary>
    internal readonly ReadOnlySpan<byte> WrittenFrom(int start) => _buffer.Bytes.AsSpan(start, Position - start);

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

    /// <summary>Removes the bytes written since a checkpoint and reports the failure, without writing <c>null</c> instead.</summary>
    internal void RollBackAndReport(EventDataCheckpoint checkpoint, Exception exception)
    {
        ThrowIfTooLarge(exception);
        RollBack(checkpoint);
        Report(TrackingFailureKind.FieldFailed, null, exception);
    }

    /// <summary>Removes all data and reports the failure.</summary>
    internal void RollBackData(Exception exception) =>
        RollBackAndReport(new EventDataCheckpoint(_rollbackLimit, LevelsAboveFields), exception);

    private void RollBack(EventDataCheckpoint checkpoint)
    {
        if (checkpoint.Position < _rollbackLimit || checkpoint.Position > Position)
            throw new ArgumentException("The checkpoint was not made by this writer, or has been rolled back.", nameof(checkpoint));

        Next = ref Unsafe.Add(ref _start, checkpoint.Position);
        _depth = checkpoint.Depth;
    }

    /// <summary>Rethrows the exception that rejects the whole event, whichever field made it too large.</summary>
    private static void ThrowIfTooLarge(Exception exception)
    {
        if (exception is EventTooLargeException)
            ExceptionDispatchInfo.Throw(exception);
    }

    /// <summary>
    /// Returns the position of the next byte, after making sure that <paramref name="needed"/> bytes fit there. The caller writes at most
    /// that many bytes, and then sets <see cref="Next"/>. Nothing else checks the bounds of the buffer.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref byte Reserve(int needed)
    {
        if (!HasRoom(ref Next, needed))
            Grow(needed);
        return ref Next;
    }

    /// <summary>
    /// Returns a position that the caller supplied, after making sure that <paramref name="needed"/> bytes fit there. Throws if the
    /// position is not in the current buffer.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref byte Reserve(ref byte position, int needed)
    {
        if (!HasRoom(ref position, needed) || Unsafe.IsAddressLessThan(ref position, ref _start))
            return ref Grow(ref position, needed);
        return ref position;
    }

    private Span<byte> ReserveSpan(int needed) => MemoryMarshal.CreateSpan(ref Reserve(needed), needed);

    private readonly bool HasRoom(ref byte position, int needed) => Unsafe.ByteOffset(ref position, ref _end) >= needed;

    /// <summary>Advances by <paramref name="written"/> bytes within the reserved space.</summary>
    private void Advance(int written) => Next = ref Unsafe.Add(ref Next, written);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int needed)
    {
        var position = Position;
        Attach(_buffer.Grow(position, needed), position);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ref byte Grow(ref byte position, int needed)
    {
        MoveTo(ref position);
        Grow(needed);
        return ref Next;
    }

    /// <summary>Continues at a position that the caller supplied.</summary>
    private void MoveTo(ref byte position)
    {
        if (Unsafe.IsAddressLessThan(ref position, ref _start) || Unsafe.IsAddressGreaterThan(ref position, ref _end))
        {
            throw new InvalidOperationException(
                "The position is not one of this run of fields. Pass the position that the last call returned.");
        }

        Next = ref Unsafe.Add(ref _start, Unsafe.ByteOffset(ref _start, ref position));
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Attach(byte[] bytes, int position)
    {
        _start = ref MemoryMarshal.GetArrayDataReference(bytes);
        Next = ref Unsafe.Add(ref _start, position);
        _end = ref Unsafe.Add(ref _start, bytes.Length);
    }
}

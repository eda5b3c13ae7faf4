using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using EventTracking.Serialization.Fast;

namespace EventTracking;

/// <remarks>
/// The commonest fields in one call each: what stands before the value, and the value. The room for both is checked at once, and
/// the place in the buffer, which every write has to wait for, moves once. The constant is copied by the caller, where its length is
/// known to the compiler.
/// </remarks>
public ref partial struct EventDataWriter
{
    /// <summary>Writes JSON as <see cref="WriteRaw"/> does, and a string, or <c>null</c>, behind it.</summary>
    /// <param name="json">What stands before the value. It is not checked.</param>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(scoped ReadOnlySpan<byte> json, string? value) => _next = ref Put(ref RoomBehind(json), value);

    /// <summary>Writes JSON as <see cref="WriteRaw"/> does, and <c>true</c> or <c>false</c> behind it.</summary>
    /// <inheritdoc cref="Write(ReadOnlySpan{byte}, string?)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(scoped ReadOnlySpan<byte> json, bool value) => _next = ref Put(ref RoomBehind(json), value);

    /// <summary>Writes JSON as <see cref="WriteRaw"/> does, and a number behind it.</summary>
    /// <inheritdoc cref="Write(ReadOnlySpan{byte}, string?)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(scoped ReadOnlySpan<byte> json, int value) => _next = ref Put(ref RoomBehind(json), (long)value);

    /// <inheritdoc cref="Write(ReadOnlySpan{byte}, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(scoped ReadOnlySpan<byte> json, long value) => _next = ref Put(ref RoomBehind(json), value);

    /// <summary>
    /// Writes JSON as <see cref="WriteRaw"/> does, and behind it a number as <see cref="Write(double)"/> does.
    /// </summary>
    /// <inheritdoc cref="Write(ReadOnlySpan{byte}, string?)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(scoped ReadOnlySpan<byte> json, double value) => _next = ref Put(ref RoomBehind(json), value);

    /// <summary>Writes JSON as <see cref="WriteRaw"/> does, and behind it a date and time as <see cref="Write(DateTimeOffset)"/> does.</summary>
    /// <inheritdoc cref="Write(ReadOnlySpan{byte}, string?)"/>
    public void Write(scoped ReadOnlySpan<byte> json, DateTimeOffset value)
    {
        WriteRaw(json);
        Write(value);
    }

    /// <summary>Writes JSON as <see cref="WriteRaw"/> does, and behind it an array of strings, or <c>null</c>.</summary>
    /// <inheritdoc cref="Write(ReadOnlySpan{byte}, string?)"/>
    public void Write(scoped ReadOnlySpan<byte> json, string?[]? value)
    {
        WriteRaw(json);
        Write(value);
    }

    /// <summary>Writes an array of strings, or <c>null</c>.</summary>
    /// <param name="values">The strings.</param>
    public void Write(string?[]? values)
    {
        if (values is null)
        {
            WriteNull();
            return;
        }

        if (_depth >= MaxDepth)
        {
            TryEnter((byte)'[');
            return;
        }

        if (values.Length == 0)
        {
            WriteRaw("[]"u8);
            return;
        }

        Write("["u8, values[0]);
        for (var i = 1; i < values.Length; i++)
            Write(","u8, values[i]);
        WriteByte((byte)']');
    }

    /// <summary>Copies a constant; the room behind it is enough for any number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref byte RoomBehind(scoped ReadOnlySpan<byte> json)
    {
        ref var destination = ref Room(json.Length + LongestNumber);
        Unsafe.CopyBlockUnaligned(ref destination, ref MemoryMarshal.GetReference(json), (uint)json.Length);
        return ref Unsafe.Add(ref destination, json.Length);
    }

    /// <summary>Writes a value to where there is room for any number, and tells where the next byte goes.</summary>
    /// <remarks>What is not usual stands at the end and apart, so that the usual needs no stack.</remarks>
    private ref byte Put(ref byte destination, string? value)
    {
        if (value is not null
            && Unsafe.ByteOffset(ref destination, ref _end) > value.Length + 1
            && PlainText.TryCopyShort(value, ref Unsafe.Add(ref destination, 1)))
        {
            destination = (byte)'"';
            destination = ref Unsafe.Add(ref destination, value.Length + 1);
            destination = (byte)'"';
            return ref Unsafe.Add(ref destination, 1);
        }

        return ref PutUnusual(ref destination, value);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ref byte PutUnusual(ref byte destination, string? value)
    {
        MoveTo(ref destination);
        if (value is null)
            WriteNull();
        else
            Write(value.AsSpan());
        return ref _next;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref byte Put(ref byte destination, bool value)
    {
        (value ? "true "u8 : "false"u8).CopyTo(MemoryMarshal.CreateSpan(ref destination, 5));
        return ref Unsafe.Add(ref destination, value ? 4 : 5);
    }

    private static ref byte Put(ref byte destination, long value) =>
        ref Unsafe.Add(ref destination, DecimalDigits.Write(value, ref destination));

    private ref byte Put(ref byte destination, double value)
    {
        var written = ExactDecimal.TryWrite(value, ref destination);
        return ref written == 0 ? ref PutUnusual(ref destination, value) : ref Unsafe.Add(ref destination, written);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ref byte PutUnusual(ref byte destination, double value)
    {
        MoveTo(ref destination);
        if (double.IsFinite(value))
            WriteShortest(value);
        else
            WriteNotFinite();
        return ref _next;
    }

    /// <summary>What stands before the place has been written.</summary>
    private void MoveTo(ref byte destination) => Advance((int)Unsafe.ByteOffset(ref _next, ref destination));
}

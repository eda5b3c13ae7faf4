using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using EventTracking.Json;

namespace EventTracking;

/// <remarks>
/// Writes values at a position that has space for any number, and returns the position after them. Rare cases are separate methods, so
/// that the common ones need no stack frame.
/// </remarks>
public ref partial struct EventDataWriter
{
    /// <summary>Copies a constant to a position, and makes sure that <paramref name="room"/> more bytes follow it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref byte PutRaw(ref byte position, scoped ReadOnlySpan<byte> json, int room)
    {
        position = ref Reserve(ref position, json.Length + room);
        Unsafe.CopyBlockUnaligned(ref position, ref MemoryMarshal.GetReference(json), (uint)json.Length);
        return ref Unsafe.Add(ref position, json.Length);
    }

    internal ref byte Put(ref byte position, string? value)
    {
        if (value is not null
            && HasRoom(ref position, value.Length + 2)
            && PlainText.TryCopyShort(value, ref Unsafe.Add(ref position, 1)))
        {
            position = (byte)'"';
            position = ref Unsafe.Add(ref position, value.Length + 1);
            position = (byte)'"';
            return ref Unsafe.Add(ref position, 1);
        }

        return ref PutSlow(ref position, value);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ref byte PutSlow(ref byte position, string? value)
    {
        MoveTo(ref position);
        if (value is null)
            WriteNull();
        else
            WriteString(value.AsSpan());
        return ref Next;
    }

    internal ref byte Put(ref byte position, string?[]? values)
    {
        if (values is null or [] || _depth >= MaxDepth)
            return ref PutSlow(ref position, values);

        position = ref Put(ref PutRaw(ref position, "["u8, MaxNumberLength), values[0]);
        for (var i = 1; i < values.Length; i++)
            position = ref Put(ref PutRaw(ref position, ","u8, MaxNumberLength), values[i]);
        return ref PutRaw(ref position, "]"u8, 0);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ref byte PutSlow(ref byte position, string?[]? values)
    {
        MoveTo(ref position);
        if (values is null)
            WriteNull();
        else if (_depth >= MaxDepth)
            TryEnter((byte)'[');
        else
            WriteRaw("[]"u8);
        return ref Next;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ref byte Put(ref byte position, bool value)
    {
        (value ? "true "u8 : "false"u8).CopyTo(MemoryMarshal.CreateSpan(ref position, 5));
        return ref Unsafe.Add(ref position, value ? 4 : 5);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static ref byte Put(ref byte position, long value) => ref Unsafe.Add(ref position, DecimalDigits.Write(value, ref position));

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal ref byte Put(ref byte position, double value)
    {
        var written = ExactDecimal.TryWrite(value, ref position);
        return ref written == 0 ? ref PutSlow(ref position, value) : ref Unsafe.Add(ref position, written);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ref byte PutSlow(ref byte position, double value)
    {
        MoveTo(ref position);
        if (double.IsFinite(value))
            WriteShortest(value);
        else
            WriteNotFinite();
        return ref Next;
    }
}

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
    internal ref byte PutRaw(ref byte place, scoped ReadOnlySpan<byte> json, int room)
    {
        place = ref Reserve(ref place, json.Length + room);
        Unsafe.CopyBlockUnaligned(ref place, ref MemoryMarshal.GetReference(json), (uint)json.Length);
        return ref Unsafe.Add(ref place, json.Length);
    }

    internal ref byte Put(ref byte place, string? value)
    {
        if (value is not null
            && HasRoom(ref place, value.Length + 2)
            && PlainText.TryCopyShort(value, ref Unsafe.Add(ref place, 1)))
        {
            place = (byte)'"';
            place = ref Unsafe.Add(ref place, value.Length + 1);
            place = (byte)'"';
            return ref Unsafe.Add(ref place, 1);
        }

        return ref PutSlow(ref place, value);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ref byte PutSlow(ref byte place, string? value)
    {
        MoveTo(ref place);
        if (value is null)
            WriteNull();
        else
            WriteString(value.AsSpan());
        return ref Next;
    }

    internal ref byte Put(ref byte place, string?[]? values)
    {
        if (values is null or [] || _depth >= MaxDepth)
            return ref PutSlow(ref place, values);

        place = ref Put(ref PutRaw(ref place, "["u8, MaxNumberLength), values[0]);
        for (var i = 1; i < values.Length; i++)
            place = ref Put(ref PutRaw(ref place, ","u8, MaxNumberLength), values[i]);
        return ref PutRaw(ref place, "]"u8, 0);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ref byte PutSlow(ref byte place, string?[]? values)
    {
        MoveTo(ref place);
        if (values is null)
            WriteNull();
        else if (_depth >= MaxDepth)
            TryEnter((byte)'[');
        else
            WriteRaw("[]"u8);
        return ref Next;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ref byte Put(ref byte place, bool value)
    {
        (value ? "true "u8 : "false"u8).CopyTo(MemoryMarshal.CreateSpan(ref place, 5));
        return ref Unsafe.Add(ref place, value ? 4 : 5);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static ref byte Put(ref byte place, long value) => ref Unsafe.Add(ref place, DecimalDigits.Write(value, ref place));

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal ref byte Put(ref byte place, double value)
    {
        var written = ExactDecimal.TryWrite(value, ref place);
        return ref written == 0 ? ref PutSlow(ref place, value) : ref Unsafe.Add(ref place, written);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ref byte PutSlow(ref byte place, double value)
    {
        MoveTo(ref place);
        if (double.IsFinite(value))
            WriteShortest(value);
        else
            WriteNotFinite();
        return ref Next;
    }
}

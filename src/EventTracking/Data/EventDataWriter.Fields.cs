using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EventTracking;

/// <remarks>
/// The commonest fields in one call each: what stands before the value, and the value. The room for both is checked at once. The
/// constant is copied by the caller, where its length is known to the compiler.
/// </remarks>
public ref partial struct EventDataWriter
{
    /// <summary>
    /// Begins a run of fields, each of which is told where it goes, and tells where the next one goes:
    /// <c>at = writer.AddString(at, ",\"code\":"u8, value)</c>. <see cref="End(EventDataPlace)"/> ends it.
    /// </summary>
    /// <returns>Where the first field goes.</returns>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly EventDataPlace Begin() => new(ref _next);

    /// <summary>Ends a run of fields: the writer goes on from there.</summary>
    /// <param name="next">Where the next byte goes.</param>
    /// <exception cref="InvalidOperationException">The place is not one of this run.</exception>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void End(EventDataPlace next) => End(next, default);

    /// <summary>Writes JSON as <see cref="WriteRaw"/> does, and ends a run of fields with it.</summary>
    /// <param name="next">Where it goes.</param>
    /// <param name="json">What stands behind the last value. It is not checked.</param>
    /// <exception cref="InvalidOperationException">The place is not one of this run.</exception>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void End(EventDataPlace next, scoped ReadOnlySpan<byte> json) => _next = ref PutRaw(ref next.Next, json, 0);

    /// <summary>Writes JSON as <see cref="WriteRaw"/> does, and a string, or <c>null</c>, behind it.</summary>
    /// <param name="next">Where it goes.</param>
    /// <param name="json">What stands before the value. It is not checked.</param>
    /// <param name="value">The value.</param>
    /// <returns>Where the next byte goes.</returns>
    /// <exception cref="InvalidOperationException">The place is not one of this run.</exception>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public EventDataPlace AddString(EventDataPlace next, scoped ReadOnlySpan<byte> json, string? value) =>
        new(ref Put(ref PutRaw(ref next.Next, json, MaxNumberLength), value));

    /// <summary>Writes JSON as <see cref="WriteRaw"/> does, and <c>true</c> or <c>false</c> behind it.</summary>
    /// <inheritdoc cref="AddString"/>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public EventDataPlace AddBoolean(EventDataPlace next, scoped ReadOnlySpan<byte> json, bool value) =>
        new(ref Put(ref PutRaw(ref next.Next, json, MaxNumberLength), value));

    /// <summary>Writes JSON as <see cref="WriteRaw"/> does, and a number behind it.</summary>
    /// <inheritdoc cref="AddString"/>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public EventDataPlace AddInt64(EventDataPlace next, scoped ReadOnlySpan<byte> json, long value) =>
        new(ref Put(ref PutRaw(ref next.Next, json, MaxNumberLength), value));

    /// <summary>Writes JSON as <see cref="WriteRaw"/> does, and behind it a number as <see cref="WriteDouble(double)"/> does.</summary>
    /// <inheritdoc cref="AddString"/>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public EventDataPlace AddDouble(EventDataPlace next, scoped ReadOnlySpan<byte> json, double value) =>
        new(ref Put(ref PutRaw(ref next.Next, json, MaxNumberLength), value));

    /// <summary>Writes JSON as <see cref="WriteRaw"/> does, and behind it a date and time as <see cref="WriteDateTimeOffset(DateTimeOffset)"/> does.</summary>
    /// <inheritdoc cref="AddString"/>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    public EventDataPlace AddDateTimeOffset(EventDataPlace next, scoped ReadOnlySpan<byte> json, DateTimeOffset value)
    {
        End(next, json);
        WriteDateTimeOffset(value);
        return Begin();
    }

    /// <summary>Writes JSON as <see cref="WriteRaw"/> does, and behind it an array of strings, or <c>null</c>.</summary>
    /// <inheritdoc cref="AddString"/>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public EventDataPlace AddStrings(EventDataPlace next, scoped ReadOnlySpan<byte> json, string?[]? value) =>
        new(ref Put(ref PutRaw(ref next.Next, json, MaxNumberLength), value));

    /// <inheritdoc cref="AddString"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteString(scoped ReadOnlySpan<byte> json, string? value) => _next = ref AddString(Begin(), json, value).Next;

    /// <inheritdoc cref="AddBoolean"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteBoolean(scoped ReadOnlySpan<byte> json, bool value) => _next = ref AddBoolean(Begin(), json, value).Next;

    /// <inheritdoc cref="AddInt64"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteInt64(scoped ReadOnlySpan<byte> json, long value) => _next = ref AddInt64(Begin(), json, value).Next;

    /// <inheritdoc cref="AddDouble"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteDouble(scoped ReadOnlySpan<byte> json, double value) => _next = ref AddDouble(Begin(), json, value).Next;

    /// <inheritdoc cref="AddDateTimeOffset"/>
    public void WriteDateTimeOffset(scoped ReadOnlySpan<byte> json, DateTimeOffset value)
    {
        WriteRaw(json);
        WriteDateTimeOffset(value);
    }

    /// <inheritdoc cref="AddStrings"/>
    public void WriteStrings(scoped ReadOnlySpan<byte> json, string?[]? value) => _next = ref AddStrings(Begin(), json, value).Next;

    /// <summary>Writes an array of strings, or <c>null</c>.</summary>
    /// <param name="values">The strings.</param>
    public void WriteStrings(string?[]? values) => _next = ref Put(ref Reserve(MaxNumberLength), values);

    /// <summary>Copies a constant to a place, with so much room behind it as is asked for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref byte PutRaw(ref byte place, scoped ReadOnlySpan<byte> json, int room)
    {
        place = ref Reserve(ref place, json.Length + room);
        Unsafe.CopyBlockUnaligned(ref place, ref MemoryMarshal.GetReference(json), (uint)json.Length);
        return ref Unsafe.Add(ref place, json.Length);
    }
}

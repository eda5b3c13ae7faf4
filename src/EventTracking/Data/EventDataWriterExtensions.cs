using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace EventTracking.CompilerServices;

/// <summary>The methods of an <see cref="EventDataWriter"/> that only generated code calls.</summary>
/// <remarks>
/// The methods with a <c>json</c> argument write a constant and a value in one call, so that the space for both is checked once. They
/// are inlined: the compiler then knows the length of the constant. A run of fields passes its position from call to call:
/// <c>at = writer.AddString(at, ",\"code\":"u8, value)</c>.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class EventDataWriterExtensions
{
    /// <summary>Begins a run of fields, which <see cref="End(ref EventDataWriter, EventDataPosition)"/> ends.</summary>
    /// <param name="writer">The writer.</param>
    /// <returns>The position of the first field.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EventDataPosition Begin(this scoped ref EventDataWriter writer) => new(ref writer.Next);

    /// <summary>Ends a run of fields.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="next">The position that the last call returned.</param>
    /// <exception cref="InvalidOperationException">The position is not one of this run.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void End(this scoped ref EventDataWriter writer, EventDataPosition next) => writer.End(next, default);

    /// <summary>Writes JSON as <see cref="EventDataWriter.WriteRaw"/> does, and ends a run of fields with it.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="next">The position that the last call returned.</param>
    /// <param name="json">The JSON after the last value. It is not checked.</param>
    /// <exception cref="InvalidOperationException">The position is not one of this run.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void End(this scoped ref EventDataWriter writer, EventDataPosition next, scoped ReadOnlySpan<byte> json) =>
        writer.Next = ref writer.PutRaw(ref next.Next, json, 0);

    /// <summary>Writes JSON as <see cref="EventDataWriter.WriteRaw"/> does, then a string or <c>null</c>.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="next">The position that the previous call returned.</param>
    /// <param name="json">The JSON before the value. It is not checked.</param>
    /// <param name="value">The value.</param>
    /// <returns>The position after the value.</returns>
    /// <exception cref="InvalidOperationException">The position is not one of this run.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EventDataPosition AddString(
        this scoped ref EventDataWriter writer, EventDataPosition next, scoped ReadOnlySpan<byte> json, string? value) =>
        new(ref writer.Put(ref writer.PutRaw(ref next.Next, json, EventDataWriter.MaxNumberLength), value));

    /// <summary>Writes JSON as <see cref="EventDataWriter.WriteRaw"/> does, then <c>true</c> or <c>false</c>.</summary>
    /// <inheritdoc cref="AddString"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EventDataPosition AddBoolean(
        this scoped ref EventDataWriter writer, EventDataPosition next, scoped ReadOnlySpan<byte> json, bool value) =>
        new(ref EventDataWriter.Put(ref writer.PutRaw(ref next.Next, json, EventDataWriter.MaxNumberLength), value));

    /// <summary>Writes JSON as <see cref="EventDataWriter.WriteRaw"/> does, then a number.</summary>
    /// <inheritdoc cref="AddString"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EventDataPosition AddInt64(
        this scoped ref EventDataWriter writer, EventDataPosition next, scoped ReadOnlySpan<byte> json, long value) =>
        new(ref EventDataWriter.Put(ref writer.PutRaw(ref next.Next, json, EventDataWriter.MaxNumberLength), value));

    /// <summary>
    /// Writes JSON as <see cref="EventDataWriter.WriteRaw"/> does, then a number as <see cref="EventDataWriter.WriteDouble(double)"/> does.
    /// </summary>
    /// <inheritdoc cref="AddString"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EventDataPosition AddDouble(
        this scoped ref EventDataWriter writer, EventDataPosition next, scoped ReadOnlySpan<byte> json, double value) =>
        new(ref writer.Put(ref writer.PutRaw(ref next.Next, json, EventDataWriter.MaxNumberLength), value));

    /// <summary>
    /// Writes JSON as <see cref="EventDataWriter.WriteRaw"/> does, then a date and time as
    /// <see cref="EventDataWriter.WriteDateTimeOffset(DateTimeOffset)"/> does.
    /// </summary>
    /// <inheritdoc cref="AddString"/>
    public static EventDataPosition AddDateTimeOffset(
        this scoped ref EventDataWriter writer, EventDataPosition next, scoped ReadOnlySpan<byte> json, DateTimeOffset value)
    {
        writer.End(next, json);
        writer.WriteDateTimeOffset(value);
        return writer.Begin();
    }

    /// <summary>Writes JSON as <see cref="EventDataWriter.WriteRaw"/> does, then an array of strings or <c>null</c>.</summary>
    /// <inheritdoc cref="AddString"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EventDataPosition AddStrings(
        this scoped ref EventDataWriter writer, EventDataPosition next, scoped ReadOnlySpan<byte> json, string?[]? value) =>
        new(ref writer.Put(ref writer.PutRaw(ref next.Next, json, EventDataWriter.MaxNumberLength), value));

    /// <inheritdoc cref="AddString"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteString(this scoped ref EventDataWriter writer, scoped ReadOnlySpan<byte> json, string? value) =>
        writer.Next = ref writer.AddString(writer.Begin(), json, value).Next;

    /// <inheritdoc cref="AddBoolean"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteBoolean(this scoped ref EventDataWriter writer, scoped ReadOnlySpan<byte> json, bool value) =>
        writer.Next = ref writer.AddBoolean(writer.Begin(), json, value).Next;

    /// <inheritdoc cref="AddInt64"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteInt64(this scoped ref EventDataWriter writer, scoped ReadOnlySpan<byte> json, long value) =>
        writer.Next = ref writer.AddInt64(writer.Begin(), json, value).Next;

    /// <inheritdoc cref="AddDouble"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteDouble(this scoped ref EventDataWriter writer, scoped ReadOnlySpan<byte> json, double value) =>
        writer.Next = ref writer.AddDouble(writer.Begin(), json, value).Next;

    /// <inheritdoc cref="AddDateTimeOffset"/>
    public static void WriteDateTimeOffset(this scoped ref EventDataWriter writer, scoped ReadOnlySpan<byte> json, DateTimeOffset value)
    {
        writer.WriteRaw(json);
        writer.WriteDateTimeOffset(value);
    }

    /// <inheritdoc cref="AddStrings"/>
    public static void WriteStrings(this scoped ref EventDataWriter writer, scoped ReadOnlySpan<byte> json, string?[]? value) =>
        writer.Next = ref writer.AddStrings(writer.Begin(), json, value).Next;

    /// <summary>
    /// Opens a level of nesting. If it would be deeper than <see cref="EventDataWriter.MaxDepth"/>, <c>null</c> is written and a failure
    /// reported instead.
    /// </summary>
    /// <param name="writer">The writer.</param>
    /// <param name="open">The opening bracket, for example <c>{</c>.</param>
    /// <returns>Whether the level was opened; if so, <see cref="Exit"/> must close it.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryEnter(this scoped ref EventDataWriter writer, byte open) => writer.TryEnter(open);

    /// <summary>Closes the level that <see cref="TryEnter"/> opened.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="close">The closing bracket, for example <c>}</c>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Exit(this scoped ref EventDataWriter writer, byte close) => writer.Exit(close);

    /// <summary>Returns a checkpoint for <see cref="RollBack"/>.</summary>
    /// <param name="writer">The writer.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EventDataCheckpoint Checkpoint(this scoped ref EventDataWriter writer) => writer.Checkpoint();

    /// <summary>
    /// Removes what was written since a checkpoint, writes <c>null</c> instead and reports the failure: a getter or an enumeration that
    /// throws costs its field, not the event.
    /// </summary>
    /// <param name="writer">The writer.</param>
    /// <param name="checkpoint">The start of the value.</param>
    /// <param name="field">The name of the field.</param>
    /// <param name="exception">The exception.</param>
    /// <exception cref="ArgumentException">The checkpoint was not made by this writer, or has been rolled back.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RollBack(
        this scoped ref EventDataWriter writer, EventDataCheckpoint checkpoint, string field, Exception exception) =>
        writer.RollBack(checkpoint, field, exception);
}

using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;
using EventTracking.Reading;

namespace EventTracking;

/// <summary>
/// Reads events back as the records that declare them. Reading never throws for its input: whatever the bytes are, the result is an event
/// or an error with path and position.
/// </summary>
/// <remarks>
/// Data is read strictly: a missing field without a default, <c>null</c> for a type that does not allow it, a wrong type, a number out of
/// range and an unknown enum name are errors. Fields that the event does not have are skipped, unless
/// <see cref="EventReadOptions.Strict"/> is set. A line without a version counts as one of the event's current version.
/// </remarks>
public static class EventReader
{
    /// <summary>Reads a line.</summary>
    /// <typeparam name="TEvent">The event.</typeparam>
    /// <param name="line">The line as UTF-8, with or without a line break at its end.</param>
    /// <param name="read">The event.</param>
    /// <param name="error">What is wrong; <see langword="null"/> if nothing is.</param>
    /// <param name="options">What is accepted.</param>
    /// <returns>Whether it is a line of this event.</returns>
    public static bool TryRead<TEvent>(
        ReadOnlySpan<byte> line,
        [NotNullWhen(true)] out TEvent? read,
        [NotNullWhen(false)] out EventReadError? error,
        EventReadOptions? options = null)
        where TEvent : IReadableEvent<TEvent>
    {
        options ??= EventReadOptions.Default;
        if (TryFindParts(line, options, out var parts, out error))
            return TryRead(line, in parts, options, out read, out error);
        read = default;
        return false;
    }

    /// <summary>Reads a parsed line.</summary>
    /// <inheritdoc cref="TryRead{TEvent}(ReadOnlySpan{byte}, out TEvent, out EventReadError, EventReadOptions)"/>
    /// <exception cref="ArgumentNullException"><paramref name="line"/> is <see langword="null"/>.</exception>
    public static bool TryRead<TEvent>(
        EventLine line,
        [NotNullWhen(true)] out TEvent? read,
        [NotNullWhen(false)] out EventReadError? error,
        EventReadOptions? options = null)
        where TEvent : IReadableEvent<TEvent>
    {
        ArgumentNullException.ThrowIfNull(line);
        return TryRead(line.Json.Span, line.Parts, options ?? EventReadOptions.Default, out read, out error);
    }

    /// <summary>Reads an event in flight.</summary>
    /// <typeparam name="TEvent">The event.</typeparam>
    /// <param name="envelope">The envelope.</param>
    /// <param name="read">The event.</param>
    /// <param name="error">What is wrong; <see langword="null"/> if nothing is.</param>
    /// <param name="options">What is accepted.</param>
    /// <returns>Whether the envelope contains this event.</returns>
    public static bool TryRead<TEvent>(
        in EventEnvelope envelope,
        [NotNullWhen(true)] out TEvent? read,
        [NotNullWhen(false)] out EventReadError? error,
        EventReadOptions? options = null)
        where TEvent : IReadableEvent<TEvent>
    {
        if (!string.Equals(envelope.Name, TEvent.Descriptor.Name, StringComparison.Ordinal))
        {
            read = default;
            error = OtherName<TEvent>(Line.LineLayout.NameStart);
            return false;
        }

        return RecordReader.TryRead(
            envelope.DataJson, envelope.Layout.DataStart, envelope.Version, options ?? EventReadOptions.Default, out read, out error);
    }

    /// <summary>Reads the data of an event without its line. It is data of the event's current version.</summary>
    /// <typeparam name="TEvent">The event.</typeparam>
    /// <param name="data">The data as UTF-8, usually an object.</param>
    /// <param name="read">The event.</param>
    /// <param name="error">What is wrong; <see langword="null"/> if nothing is.</param>
    /// <param name="options">What is accepted.</param>
    /// <returns>Whether it is data of this event.</returns>
    public static bool TryReadData<TEvent>(
        ReadOnlySpan<byte> data,
        [NotNullWhen(true)] out TEvent? read,
        [NotNullWhen(false)] out EventReadError? error,
        EventReadOptions? options = null)
        where TEvent : IReadableEvent<TEvent> => TryReadData(data, version: 0, out read, out error, options);

    /// <summary>Reads the data of an event without its line. It is data of the current version or of an earlier one.</summary>
    /// <typeparam name="TEvent">The event.</typeparam>
    /// <param name="data">The data as UTF-8, usually an object.</param>
    /// <param name="version">The version of the data; 0 for the current one, as in <see cref="EventLine.Version"/>.</param>
    /// <param name="read">The event.</param>
    /// <param name="error">What is wrong; <see langword="null"/> if nothing is.</param>
    /// <param name="options">What is accepted.</param>
    /// <returns>Whether it is data of this event.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="version"/> is negative.</exception>
    public static bool TryReadData<TEvent>(
        ReadOnlySpan<byte> data,
        int version,
        [NotNullWhen(true)] out TEvent? read,
        [NotNullWhen(false)] out EventReadError? error,
        EventReadOptions? options = null)
        where TEvent : IReadableEvent<TEvent>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(version);
        options ??= EventReadOptions.Default;
        error = Check(data, options);
        if (error is null)
            return RecordReader.TryRead(data, offset: 0, version, options, out read, out error);
        read = default;
        return false;
    }

    /// <summary>Reads the data of an event without its line. It is data of the event's current version.</summary>
    /// <inheritdoc cref="TryReadData{TEvent}(ReadOnlySpan{byte}, out TEvent, out EventReadError, EventReadOptions)"/>
    /// <exception cref="InvalidOperationException">The element is undefined.</exception>
    /// <exception cref="ObjectDisposedException">The document of the element has been disposed.</exception>
    public static bool TryRead<TEvent>(
        JsonElement data,
        [NotNullWhen(true)] out TEvent? read,
        [NotNullWhen(false)] out EventReadError? error,
        EventReadOptions? options = null)
        where TEvent : IReadableEvent<TEvent> => TryReadData(JsonMarshal.GetRawUtf8Value(data), out read, out error, options);

    /// <summary>Finds the parts of a line of an acceptable size.</summary>
    internal static bool TryFindParts(
        ReadOnlySpan<byte> line, EventReadOptions options, out LineParts parts, [NotNullWhen(false)] out EventReadError? error)
    {
        parts = default;
        error = Check(line, options);
        return error is null && LineParts.TryFind(line, out parts, out error);
    }

    private static EventReadError? Check(ReadOnlySpan<byte> json, EventReadOptions options)
    {
        if (json.Length > options.MaxBytes)
            return new EventReadError("", options.MaxBytes, $"has {json.Length} bytes, more than the limit of {options.MaxBytes}");
        return Utf8.IsValid(json) ? null : new EventReadError("", 0, "is not UTF-8");
    }

    private static bool TryRead<TEvent>(
        ReadOnlySpan<byte> line,
        in LineParts parts,
        EventReadOptions options,
        [NotNullWhen(true)] out TEvent? read,
        [NotNullWhen(false)] out EventReadError? error)
        where TEvent : IReadableEvent<TEvent>
    {
        if (!parts.HasName(line, TEvent.Descriptor.Name))
        {
            read = default;
            error = OtherName<TEvent>(parts.NameStart);
            return false;
        }

        return RecordReader.TryRead(line[parts.Data], parts.Data.Start.Value, parts.Version, options, out read, out error);
    }

    private static EventReadError OtherName<TEvent>(int position)
        where TEvent : IReadableEvent<TEvent> =>
        new("name", position, $"expected the event '{TEvent.Descriptor.Name}' but found another event");
}

using System.Diagnostics.CodeAnalysis;
using EventTracking.Reading;

namespace EventTracking;

/// <summary>
/// One line of a log, or one message of a stream, taken apart. Any program may have written it: fields can have any order, with white space
/// and extra fields. Immutable and thread-safe.
/// </summary>
public sealed class EventLine
{
    private static readonly byte[] EmptyObject = "{}"u8.ToArray();

    private readonly LineParts _parts;

    private EventLine(ReadOnlyMemory<byte> json, in LineParts parts, string name)
    {
        Json = json;
        _parts = parts;
        Name = name;
        Context = parts.Context.Equals(default) ? EmptyObject : json[parts.Context];
    }

    /// <summary>Gets the event name.</summary>
    public string Name { get; }

    /// <summary>Gets the id, or <see langword="null"/> if the line has none that is a UUID.</summary>
    public Guid? Id => _parts.EventId;

    /// <summary>Gets the version of the event's shape; 0 if the line has none.</summary>
    public int Version => _parts.Version;

    /// <summary>Gets the time of the emit.</summary>
    public DateTimeOffset Timestamp => _parts.Timestamp;

    /// <summary>Gets the data as UTF-8: usually an object.</summary>
    public ReadOnlyMemory<byte> Data => Json[_parts.Data];

    /// <summary>Gets the context as UTF-8; <c>{}</c> if the line has none.</summary>
    public ReadOnlyMemory<byte> Context { get; }

    /// <summary>Gets the whole line as it was passed to <see cref="TryParse"/>.</summary>
    public ReadOnlyMemory<byte> Json { get; }

    internal LineParts Parts => _parts;

    /// <summary>Parses a line.</summary>
    /// <param name="utf8">The line, with or without a line break at its end. It is not copied, and must not change.</param>
    /// <param name="line">The line; <see langword="null"/> if it cannot be parsed.</param>
    /// <param name="error">What is wrong, with path and position; <see langword="null"/> if nothing is.</param>
    /// <param name="options">
    /// The size that is accepted. <see cref="EventReadOptions.Strict"/> has no effect: extra fields of a line are always skipped.
    /// </param>
    /// <returns>Whether it is the line of an event. Invalid bytes never throw.</returns>
    public static bool TryParse(
        ReadOnlyMemory<byte> utf8,
        [NotNullWhen(true)] out EventLine? line,
        [NotNullWhen(false)] out string? error,
        EventReadOptions? options = null)
    {
        line = null;
        if (!EventReader.TryFindParts(utf8.Span, options ?? EventReadOptions.Default, out var parts, out var found))
        {
            error = found.ToString();
            return false;
        }

        if (parts.NameOf(utf8.Span) is not { } name)
        {
            error = new EventReadError("name", parts.NameStart, "expected text but found escapes that are not Unicode").ToString();
            return false;
        }

        error = null;
        line = new EventLine(utf8, in parts, name);
        return true;
    }

    /// <summary>Returns the name and the id, without the data, which may be confidential.</summary>
    public override string ToString() => $"{Name} {Id}";
}

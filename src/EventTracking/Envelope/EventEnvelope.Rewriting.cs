using System.Text.Json;
using System.Text.Json.Nodes;
using EventTracking.Envelope;
using EventTracking.Json;
using EventTracking.Line;

namespace EventTracking;

public readonly ref partial struct EventEnvelope
{
    /// <summary>Returns the event with another name. It is then no longer a declared event.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is <see langword="null"/> or empty.</exception>
    public EventEnvelope WithName(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (name == Name)
            return this;

        var renamed = Splice(LineLayout.NameStart, _layout.NameEnd, Replacement.OfString(name), LinePart.Name, name);
        return HasOwnVersion() ? renamed.WithoutMember(LinePart.Line, LineFormat.Version) : renamed;
    }

    /// <summary>Returns the event with a field added to its data. A field with this name is replaced and keeps its position.</summary>
    /// <param name="key">The wire name of the field.</param>
    /// <param name="value">The value; any value that an untyped emit accepts.</param>
    /// <exception cref="InvalidOperationException">The data of the event is not an object.</exception>
    public EventEnvelope WithData(string key, object? value) => WithMember(LinePart.Data, key, value);

    /// <summary>Returns the event with other data.</summary>
    /// <param name="data">The data.</param>
    public EventEnvelope WithData(JsonObject data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Splice(_layout.DataStart, _layout.DataEnd, Replacement.OfValue(LineFormat.Data, data), LinePart.Data);
    }

    /// <summary>Returns the event without a field of its data; the event itself if it does not have the field.</summary>
    /// <param name="key">The wire name of the field.</param>
    public EventEnvelope WithoutData(string key) => WithoutMember(LinePart.Data, key);

    /// <summary>Returns the event with a value added to its context. A value with this key is replaced and keeps its position.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value; any value that an untyped emit accepts.</param>
    public EventEnvelope WithContext(string key, object? value) => WithMember(LinePart.Context, key, value);

    /// <summary>Returns the event without a value of its context; the event itself if it does not have the key.</summary>
    /// <param name="key">The key.</param>
    public EventEnvelope WithoutContext(string key) => WithoutMember(LinePart.Context, key);

    /// <summary>
    /// Returns the event with an extra top-level field, after the context. A field with this name is replaced and keeps its position.
    /// </summary>
    /// <param name="key">The name of the field; not one of <c>name</c>, <c>timestamp</c>, <c>data</c>, <c>context</c>.</param>
    /// <param name="value">The value; any value that an untyped emit accepts.</param>
    /// <exception cref="ArgumentException">The field is part of every line.</exception>
    public EventEnvelope WithField(string key, object? value)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (LineFormat.IsReserved(key))
        {
            throw new ArgumentException(
                $"'{key}' is a field of every line. Use WithName, WithData or WithContext to change it; the timestamp cannot be changed.",
                nameof(key));
        }

        return WithMember(LinePart.Line, key, value);
    }

    /// <summary>Returns the event with a value added to its context; the event itself if it already has the key.</summary>
    internal EventEnvelope WithContextDefault(string key, Func<object?> value)
    {
        var (start, end) = BoundsOf(LinePart.Context);
        return JsonMembers.TryFind(Json[start..end], key, out _)
            ? this
            : Splice(end - 1, end - 1, Replacement.OfMember(key, value()), LinePart.Context);
    }

    /// <summary>Returns whether the line has the version of the declared event as an extra field.</summary>
    private bool HasOwnVersion() =>
        Version > 0
        && Json.Length > _layout.ContextEnd + LineFormat.End.Length
        && TryGetField(LineFormat.Version, out var version)
        && version.ValueKind is JsonValueKind.Number
        && version.TryGetInt32(out var number)
        && number == Version;

    private EventEnvelope WithMember(LinePart part, string key, object? value)
    {
        ArgumentNullException.ThrowIfNull(key);
        var (start, end) = BoundsOf(part);
        var json = Json[start..end];
        if (json[0] != (byte)'{')
            throw new InvalidOperationException($"The data of the event '{Name}' is not a JSON object, so it cannot have a field '{key}'.");

        if (JsonMembers.TryFind(json, key, out var member))
            return Splice(start + member.ValueStart, start + member.End, Replacement.OfValue(key, value), part);

        return Splice(end - 1, end - 1, Replacement.OfMember(key, value), part);
    }

    private EventEnvelope WithoutMember(LinePart part, string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var (start, end) = BoundsOf(part);
        var json = Json[start..end];
        if (!JsonMembers.TryFind(json, key, out var member))
            return this;

        // Removes the comma before the member too; for the first of several members, the comma after it.
        var from = json[member.Start - 1] == (byte)',' ? member.Start - 1 : member.Start;
        var to = from == member.Start && json[member.End] == (byte)',' ? member.End + 1 : member.End;
        return Splice(start + from, start + to, Replacement.Empty, part);
    }

    private (int Start, int End) BoundsOf(LinePart part) => part switch
    {
        LinePart.Data => (_layout.DataStart, _layout.DataEnd),
        LinePart.Context => (_layout.ContextStart, _layout.ContextEnd),
        _ => (0, Json.Length),
    };

    /// <summary>Returns an envelope in which the bytes from <paramref name="start"/> to <paramref name="end"/> are replaced.</summary>
    private EventEnvelope Splice(int start, int end, Replacement replacement, LinePart part, string? name = null)
    {
        var buffer = _buffer ?? new EventBuffer(EmitThread.Current);
        var writer = new EventDataWriter(buffer, Failures, Name);
        writer.WriteRaw(Json[..start]);
        replacement.WriteTo(ref writer);
        writer.WriteRaw(Json[end..]);

        var json = buffer.TakeLine(writer.Position);
        return new EventEnvelope(
            _buffer, _failures, json, _layout.Shifted(part, json.Length - Json.Length), name ?? Name, _idLow, _utcTicks,
            name is null ? Descriptor : null, name is null ? _storedVersion : 0);
    }
}

using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;
using EventTracking.Diagnostics;

namespace EventTracking.Backends.Logger;

/// <summary>
/// An event as the state of a log record: the fields of its data, those of its context with the prefix <c>context.</c>, and its id.
/// </summary>
/// <remarks>Logging providers may keep it after the call, so it holds copies.</remarks>
internal sealed class LoggedEvent : IReadOnlyList<KeyValuePair<string, object?>>
{
    private const string ContextPrefix = "context.";
    private const string DataPrefix = "data.";
    private const string EventPrefix = "event.";

    // Providers take the value of this key for the message template.
    private const string TemplateKey = "{OriginalFormat}";

    private readonly string _name;
    private readonly List<KeyValuePair<string, object?>> _items = [];
    private readonly int _dataCount;

    public LoggedEvent(in EventEnvelope envelope)
    {
        _name = envelope.Name;
        AddMembers(envelope.DataJson, "data", static key => IsTaken(key) ? DataPrefix + key : key);
        _dataCount = _items.Count;
        AddMembers(envelope.ContextJson, "context", static key => ContextPrefix + key);
        Add("event.id", envelope.Id);
        Add(TemplateKey, LogText.OneLine(EscapeBraces(_name)));
    }

    public int Count => _items.Count;

    public KeyValuePair<string, object?> this[int index] => _items[index];

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Returns the name and the data, for people, on one line: <c>com.example.page.viewed path=/home, views=3</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(_name);
        for (var i = 0; i < _dataCount; i++)
        {
            text.Append(i == 0 ? " " : ", ").Append(_items[i].Key).Append('=').Append(TextOf(_items[i].Value));
        }

        return LogText.OneLine(text.ToString());
    }

    /// <summary>Adds the members of an object. Untyped events may have data that is not an object.</summary>
    private void AddMembers(ReadOnlySpan<byte> json, string name, Func<string, string> keyOf)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        if (reader.TokenType is not JsonTokenType.StartObject)
        {
            Add(name, ValueOf(ref reader, json));
            return;
        }

        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var key = keyOf(reader.GetString()!);
            reader.Read();
            Add(key, ValueOf(ref reader, json));
        }
    }

    private void Add(string key, object? value) => _items.Add(new(key, value));

    private static object? ValueOf(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        var start = (int)reader.TokenStartIndex;
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.True or JsonTokenType.False:
                return reader.GetBoolean();
            case JsonTokenType.String:
                return reader.GetString();
            case JsonTokenType.Number:
                return NumberOf(ref reader);
            default:
                // Providers format objects that they do not know by ToString, so that JSON is the only form that all of them show.
                reader.Skip();
                return Encoding.UTF8.GetString(json[start..(int)reader.BytesConsumed]);
        }
    }

    /// <summary>Returns the number in the first type that keeps all of its digits; its text if none does.</summary>
    private static object NumberOf(ref Utf8JsonReader reader)
    {
        if (reader.TryGetInt64(out var integer))
            return integer;

        var text = Encoding.UTF8.GetString(reader.ValueSpan);
        if (reader.TryGetDouble(out var number) && IsText(number, text))
            return number;
        return reader.TryGetDecimal(out var exact) && IsText(exact, text) ? exact : text;
    }

    private static bool IsText<T>(T number, string text)
        where T : IFormattable => string.Equals(number.ToString(null, CultureInfo.InvariantCulture), text, StringComparison.Ordinal);

    private static bool IsTaken(string key) =>
        key.StartsWith(ContextPrefix, StringComparison.Ordinal) || key.StartsWith(DataPrefix, StringComparison.Ordinal)
        || key.StartsWith(EventPrefix, StringComparison.Ordinal) || key is TemplateKey;

    private static string EscapeBraces(string text) => text.AsSpan().ContainsAny(SearchValues.Create("{}"))
        ? text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal)
        : text;

    private static string TextOf(object? value) => value switch
    {
        null => "null",
        true => "true",
        false => "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}

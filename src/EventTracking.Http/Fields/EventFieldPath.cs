using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace EventTracking.Http.Fields;

/// <summary>
/// Names a field of an event, such as <c>context.user_id</c> or <c>data.order.id</c>: where a destination finds a key or a user id.
/// </summary>
/// <remarks>Also compiled into the destination for Kafka, instead of being public.</remarks>
internal sealed class EventFieldPath
{
    /// <summary>The allowed values, for the messages of options.</summary>
    public const string Expected = "\"context\" or \"data\" followed by the names of fields, such as context.user_id or data.order.id";

    private readonly bool _isInContext;
    private readonly string[] _names;

    private EventFieldPath(string text, bool isInContext, string[] names) =>
        (Text, _isInContext, _names) = (text, isInContext, names);

    /// <summary>Gets the path as it was parsed.</summary>
    public string Text { get; }

    /// <summary>
    /// Parses a path. The names between the dots are wire names, compared exactly; a name that contains a dot has no path.
    /// </summary>
    /// <param name="text">The path.</param>
    /// <param name="path">The parsed path.</param>
    /// <returns>Whether the text is a path; otherwise use <see cref="Expected"/>.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out EventFieldPath? path)
    {
        path = text?.Split('.') is [var root, _, ..] parts && root is "context" or "data" && Array.TrueForAll(parts, IsName)
            ? new EventFieldPath(text, root is "context", parts[1..])
            : null;
        return path is not null;
    }

    /// <summary>Reads the field as text: a string as it is, an integer as its digits.</summary>
    /// <param name="envelope">The event.</param>
    /// <param name="value">The text. It may be empty.</param>
    /// <param name="reason">The reason why the event has no such text. It never contains a value of the event.</param>
    public bool TryRead(in EventEnvelope envelope, [NotNullWhen(true)] out string? value, [NotNullWhen(false)] out string? reason)
    {
        var json = _isInContext ? envelope.ContextJson : envelope.DataJson;
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = int.MaxValue });
        reader.Read();
        foreach (var name in _names)
        {
            if (!TryEnter(ref reader, name))
            {
                (value, reason) = (null, $"The event has no field {Text}.");
                return false;
            }
        }

        value = TextOf(ref reader);
        reason = value is null ? $"The field {Text} is {Describe(ref reader)}; expected a string or an integer." : null;
        return value is not null;
    }

    private static bool IsName(string name) => name.Length > 0 && !name.Any(char.IsWhiteSpace) && !name.Any(char.IsControl);

    /// <summary>Moves to the value of a member.</summary>
    private static bool TryEnter(ref Utf8JsonReader reader, string name)
    {
        if (reader.TokenType is not JsonTokenType.StartObject)
            return false;

        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var isFound = reader.ValueTextEquals(name);
            reader.Read();
            if (isFound)
                return true;
            reader.Skip();
        }

        return false;
    }

    private static string? TextOf(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number when reader.ValueSpan.IndexOfAny(".eE"u8) < 0 => Encoding.ASCII.GetString(reader.ValueSpan),
        _ => null,
    };

    private static string Describe(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Number => "a number with a fraction or an exponent",
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.True or JsonTokenType.False => "true or false",
        _ => "null",
    };
}

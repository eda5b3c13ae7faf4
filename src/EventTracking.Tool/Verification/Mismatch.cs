using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace EventTracking.Tool.Verification;

/// <summary>
/// The first difference between a line and its shape. The validator that finds it describes it, and those around it add their steps of the
/// path, so that a valid line costs nothing. Methods return <see langword="false"/>, which validators pass on.
/// </summary>
internal sealed class Mismatch
{
    private const int MaxShownLength = 60;

    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);

    private readonly List<string> _steps = [];
    private string? _description;

    /// <summary>Gets a value indicating whether there is a difference.</summary>
    public bool IsFound => _description is not null;

    /// <summary>Gets or sets the name of the event, once it is known.</summary>
    public string? EventName { get; set; }

    /// <summary>Describes a difference in words.</summary>
    public bool Describe(string description)
    {
        _description ??= description;
        return false;
    }

    /// <summary>Describes an unexpected value.</summary>
    public bool Expect(string expected, in Utf8JsonReader found) => Expect(expected, Shown(found));

    /// <inheritdoc cref="Expect(string, in Utf8JsonReader)"/>
    public bool Expect(string expected, string found) => Describe($"expected {Shortened(expected)} but found {found}");

    /// <summary>Describes the line as a whole, whatever was described before.</summary>
    public void Replace(string description)
    {
        _steps.Clear();
        _description = description;
    }

    /// <summary>Adds the outer step of the path, for example <c>.price</c>.</summary>
    public bool In(string step)
    {
        _steps.Add(step);
        return false;
    }

    /// <summary>Forgets the last line.</summary>
    public void Clear()
    {
        _steps.Clear();
        (_description, EventName) = (null, null);
    }

    /// <summary>Returns <c>event: path: expected X but found Y</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        if (EventName is not null)
            text.Append(EventName).Append(": ");
        for (var i = _steps.Count - 1; i >= 0; i--)
            text.Append(_steps[i]);
        if (_steps.Count > 0)
            text.Append(": ");
        return text.Append(_description).ToString();
    }

    /// <summary>The step of the path to a field or a key, from the text between its quotes.</summary>
    public static string Name(ReadOnlySpan<byte> json)
    {
        var name = Encoding.UTF8.GetString(json);
        return name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_')
            ? name
            : $"\"{Shortened(name)}\"";
    }

    /// <inheritdoc cref="Name(ReadOnlySpan{byte})"/>
    public static string Name(string name) => Name(JsonEncodedText.Encode(name, Encoder).EncodedUtf8Bytes);

    /// <summary>Cuts long text.</summary>
    public static string Shortened(string text, int maxLength = MaxShownLength) => text.Length > maxLength
        ? $"{text[..(char.IsHighSurrogate(text[maxLength - 1]) ? maxLength - 1 : maxLength)]}…"
        : text;

    private static string Shown(in Utf8JsonReader value) => value.TokenType switch
    {
        JsonTokenType.StartObject => "object",
        JsonTokenType.StartArray => "array",
        JsonTokenType.String => $"\"{Shortened(Encoding.UTF8.GetString(value.ValueSpan))}\"",
        JsonTokenType.Number => Shortened(Encoding.UTF8.GetString(value.ValueSpan)),
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        _ => "null",
    };
}

using System.Globalization;
using System.Text;
using System.Text.Json;
using EventTracking.Json;

namespace EventTracking.Reading;

/// <summary>Finds the path of a position in JSON. It reads the JSON again, so that reading without an error keeps no path.</summary>
internal sealed class ReadPath
{
    private const int MaxNameLength = 100;

    /// <summary>One step for each container that is open, outermost first.</summary>
    private readonly List<Step> _steps = [];

    private ReadPath()
    {
    }

    /// <summary>Returns the path of the value or name that starts at a position, for example <c>lines[3].price</c>.</summary>
    /// <param name="json">The JSON. It can be malformed from the position on.</param>
    /// <param name="position">The position.</param>
    /// <param name="missingField">A field to append, or <see langword="null"/>.</param>
    public static string At(ReadOnlySpan<byte> json, long position, string? missingField)
    {
        var path = new ReadPath();
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = JsonDepth.Max });
        try
        {
            while (reader.Read() && reader.TokenStartIndex <= position)
                path.Follow(ref reader);
        }
        catch (JsonException)
        {
            path.BeginValue();
        }

        var text = new StringBuilder();
        foreach (var step in path._steps)
            step.AppendTo(text);
        if (missingField is not null)
            AppendName(text, missingField);
        return text.ToString();
    }

    private void Follow(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                _steps[^1].Name = NameOf(ref reader);
                break;
            case JsonTokenType.EndArray or JsonTokenType.EndObject:
                _steps.RemoveAt(_steps.Count - 1);
                break;
            default:
                BeginValue();
                break;
        }

        if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
            _steps.Add(new Step(reader.TokenType is JsonTokenType.StartArray));
    }

    private void BeginValue()
    {
        if (_steps is [.., { IsArray: true } array])
            array.Index++;
    }

    private static string NameOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return "?";
        }
    }

    private static void AppendName(StringBuilder text, string name)
    {
        if (name.Length > MaxNameLength)
            name = name[..(char.IsHighSurrogate(name[MaxNameLength - 1]) ? MaxNameLength - 1 : MaxNameLength)];
        if (text.Length > 0)
            text.Append('.');
        var isPlain = name.Length > 0 && !name.AsSpan().ContainsAnyExcept(PlainCharacters);
        text.Append(isPlain ? name : $"\"{JsonEncodedText.Encode(name)}\"");
    }

    private static readonly System.Buffers.SearchValues<char> PlainCharacters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-$");

    private sealed class Step(bool isArray)
    {
        public bool IsArray { get; } = isArray;

        public int Index { get; set; } = -1;

        public string? Name { get; set; }

        public void AppendTo(StringBuilder text)
        {
            if (Name is not null)
                AppendName(text, Name);
            else if (Index >= 0)
                text.Append(CultureInfo.InvariantCulture, $"[{Index}]");
        }
    }
}

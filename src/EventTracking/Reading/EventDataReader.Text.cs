using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace EventTracking;

public ref partial struct EventDataReader
{
    /// <summary>The length of the longest text that is not a string: a date, a number, a GUID.</summary>
    private const int ShortText = 128;

    /// <summary>Reads a string.</summary>
    public string ReadString()
    {
        if (!Is(JsonTokenType.String, "a string"))
            return "";
        return Text();
    }

    /// <summary>Reads a string of one character.</summary>
    public char ReadChar()
    {
        var text = ReadString();
        if (text.Length == 1)
            return text[0];
        Fail("expected a string of one character");
        return default;
    }

    /// <summary>Reads a GUID with dashes.</summary>
    public Guid ReadGuid()
    {
        if (!Is(JsonTokenType.String, "a GUID"))
            return default;
        if (!_json.TryGetGuid(out var value))
            Fail("expected a GUID but found another string");
        return value;
    }

    /// <summary>Reads an absolute or relative address.</summary>
    public Uri ReadUri()
    {
        if (Uri.TryCreate(ReadString(), UriKind.RelativeOrAbsolute, out var value))
            return value;
        Fail("expected an address but found another string");
        return null!;
    }

    /// <summary>Reads a version of two to four parts.</summary>
    public Version ReadVersion()
    {
        if (Version.TryParse(ReadString(), out var value))
            return value;
        Fail("expected a version but found another string");
        return null!;
    }

    /// <summary>Reads the name of a culture.</summary>
    public CultureInfo ReadCultureInfo()
    {
        try
        {
            return CultureInfo.GetCultureInfo(ReadString());
        }
        catch (CultureNotFoundException)
        {
            Fail("expected the name of a culture but found another string");
            return CultureInfo.InvariantCulture;
        }
    }

    /// <summary>Reads a string into a builder.</summary>
    public StringBuilder ReadStringBuilder() => new(ReadString());

    /// <summary>Reads bytes in base64.</summary>
    public byte[] ReadBytes()
    {
        if (!Is(JsonTokenType.String, "base64"))
            return [];
        if (_json.TryGetBytesFromBase64(out var value))
            return value;
        Fail("expected base64 but found another string");
        return [];
    }

    /// <summary>Reads an index such as <c>3</c> or <c>^3</c>.</summary>
    public Index ReadIndex()
    {
        if (TryParseIndex(ReadString(), out var value))
            return value;
        Fail("expected an index but found another string");
        return default;
    }

    /// <summary>Reads a range such as <c>1..^2</c>.</summary>
    public Range ReadRange()
    {
        var text = ReadString().AsSpan();
        if (text.IndexOf("..", StringComparison.Ordinal) is >= 0 and var dots
            && TryParseIndex(text[..dots], out var start)
            && TryParseIndex(text[(dots + 2)..], out var end))
        {
            return new Range(start, end);
        }

        Fail("expected a range but found another string");
        return default;
    }

    /// <summary>Reads the text of a value.</summary>
    /// <typeparam name="T">A type whose text under the invariant culture can be parsed.</typeparam>
    public T ReadParsable<T>()
        where T : IParsable<T>
    {
        if (T.TryParse(ReadString(), CultureInfo.InvariantCulture, out var value))
            return value;
        Fail($"expected the text of a {typeof(T).Name} but found another string");
        return default!;
    }

    private static bool TryParseIndex(ReadOnlySpan<char> text, out Index index)
    {
        var isFromEnd = text is ['^', ..];
        if (int.TryParse(isFromEnd ? text[1..] : text, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
        {
            index = new Index(value, isFromEnd);
            return true;
        }

        index = default;
        return false;
    }

    /// <summary>Returns the current string or name.</summary>
    private string Text()
    {
        try
        {
            return _json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            Fail("expected text but found bytes or escapes that are not Unicode");
            return "";
        }
    }

    /// <summary>Returns the current string or name as UTF-8, unless it is long.</summary>
    /// <param name="copy">Space for an unescaped copy.</param>
    /// <param name="text">The text.</param>
    private readonly bool TryGetShortText(Span<byte> copy, out ReadOnlySpan<byte> text)
    {
        text = _json.ValueSpan;
        if (!_json.ValueIsEscaped)
            return true;
        if (text.Length > copy.Length)
            return false;
        try
        {
            text = copy[.._json.CopyString(copy)];
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}

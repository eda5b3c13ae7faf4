using System.Globalization;
using EventTracking.Generators.Json;

namespace EventTracking.Generators.Shape;

/// <summary>Reads one line of the text form from left to right.</summary>
internal sealed class TextScanner(string text)
{
    private int _position;

    public bool IsAtEnd => _position == text.Length;

    /// <summary>The rest of the line.</summary>
    public string Rest => text.Substring(_position);

    /// <summary>The text between a position and the current one.</summary>
    public string Since(int position) => text.Substring(position, _position - position);

    public int Position => _position;

    public bool TryRead(string expected)
    {
        if (string.CompareOrdinal(text, _position, expected, 0, expected.Length) != 0)
            return false;
        _position += expected.Length;
        return true;
    }

    public void Read(string expected)
    {
        if (!TryRead(expected))
            throw new ShapeTextException($"expected '{expected}' but found {Found}");
    }

    /// <summary>Reads the name of a field, an enum member or a case, and removes its quotes.</summary>
    public string ReadName() => ReadName(ShapeName.IsPartOfName, ShapeName.Quote);

    /// <summary>Reads the name of an event, and removes its quotes.</summary>
    public string ReadEventName() => ReadName(ShapeName.IsPartOfEventName, ShapeName.QuoteEvent);

    /// <summary>Reads letters, digits and hyphens.</summary>
    public string ReadWord() => ReadWhile(static c => ShapeName.IsPartOfName(c) || c is '-');

    public long ReadInteger()
    {
        var start = _position;
        TryRead("-");
        ReadWhile(static c => c is >= '0' and <= '9');
        var digits = Since(start);
        if (!long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            || number.ToString(CultureInfo.InvariantCulture) != digits)
        {
            throw new ShapeTextException($"expected an integer but found '{digits}'");
        }

        return number;
    }

    /// <summary>Reads the tag of a case: an integer, a name, or <c>*</c>.</summary>
    /// <returns>The tag as JSON text; <see langword="null"/> for <c>*</c>.</returns>
    public string? ReadTag()
    {
        if (TryRead(UnionCase.UntaggedText))
            return null;
        return !IsAtEnd && text[_position] is '-' or (>= '0' and <= '9')
            ? ReadInteger().ToString(CultureInfo.InvariantCulture)
            : $"\"{JsonText.Escape(ReadName())}\"";
    }

    /// <summary>Reads a name in its only valid form, so that equal shapes have equal texts.</summary>
    private string ReadName(Func<char, bool> isPart, Func<string, string> quote)
    {
        var start = _position;
        var name = !IsAtEnd && text[_position] is '"' ? ReadString() : ReadWhile(isPart);
        if (Since(start).Length == 0)
            throw new ShapeTextException($"expected a name but found {Found}");
        if (quote(name) != Since(start))
            throw new ShapeTextException($"expected the name '{quote(name)}' but found '{Since(start)}'");
        return name;
    }

    private string ReadString()
    {
        var start = ++_position;
        for (; !IsAtEnd; _position++)
        {
            if (text[_position] is '"')
                return JsonText.Unescape(text.Substring(start, _position++ - start));
            if (text[_position] is '\\' && !SkipEscape())
                break;
        }

        throw new ShapeTextException("a quoted name does not end, or has an escape that JSON does not know");
    }

    private bool SkipEscape()
    {
        _position++;
        if (IsAtEnd)
            return false;
        if (text[_position] is not 'u')
            return text[_position] is '"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't';

        const int digits = 4;
        var isComplete = _position + digits < text.Length && text.Substring(_position + 1, digits).All(Uri.IsHexDigit);
        _position += digits;
        return isComplete;
    }

    private string ReadWhile(Func<char, bool> isPart)
    {
        var start = _position;
        while (!IsAtEnd && isPart(text[_position]))
            _position++;
        return Since(start);
    }

    private string Found => IsAtEnd ? "the end of the line" : $"'{Rest}'";
}

/// <summary>Thrown for a text that is not the text form of a shape.</summary>
internal sealed class ShapeTextException(string reason) : FormatException(reason);

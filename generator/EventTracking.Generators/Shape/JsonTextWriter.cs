using System.Globalization;
using System.Text;
using EventTracking.Generators.Json;

namespace EventTracking.Generators.Shape;

/// <summary>Writes JSON, indented by two spaces. A generator cannot rely on a JSON library.</summary>
internal sealed class JsonTextWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _isFirst = true;

    public override string ToString() => _text.ToString();

    public void Object(Action content) => Bracket('{', content, '}');

    public void Array(Action content) => Bracket('[', content, ']');

    /// <summary>Writes the name of a member. Its value must be written next.</summary>
    public void Name(string name)
    {
        Separate();
        _text.Append(Quoted(name)).Append(": ");
    }

    public void Member(string name, string text)
    {
        Name(name);
        _text.Append(Quoted(text));
    }

    public void Member(string name, long number)
    {
        Name(name);
        _text.Append(number.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>A member whose value is JSON text.</summary>
    public void RawMember(string name, string json)
    {
        Name(name);
        _text.Append(json);
    }

    /// <summary>A member whose value is an array of strings in one line.</summary>
    public void Member(string name, IEnumerable<string> texts) => RawMember(name, $"[{string.Join(", ", texts.Select(Quoted))}]");

    /// <summary>Begins an item of an array.</summary>
    public void Item() => Separate();

    private static string Quoted(string text) => $"\"{JsonText.Escape(text)}\"";

    private void Bracket(char open, Action content, char close)
    {
        _text.Append(open);
        var isEmpty = _text.Length;
        (_isFirst, _depth) = (true, _depth + 1);
        content();
        (_isFirst, _depth) = (false, _depth - 1);
        if (_text.Length != isEmpty)
            NewLine();
        _text.Append(close);
    }

    private void Separate()
    {
        if (!_isFirst)
            _text.Append(',');
        _isFirst = false;
        NewLine();
    }

    private void NewLine() => _text.Append('\n').Append(' ', 2 * _depth);
}

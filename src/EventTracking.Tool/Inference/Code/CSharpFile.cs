using System.Text;

namespace EventTracking.Tool.Inference.Code;

/// <summary>The text of a C# file. Lines end with a line feed on every platform.</summary>
internal sealed class CSharpFile
{
    /// <summary>The length of the longest line, where it can be broken.</summary>
    public const int MaxLineLength = 140;

    private readonly SortedSet<string> _usings = new(Comparer<string>.Create(CompareUsings));
    private readonly StringBuilder _body = new();

    /// <summary>Imports a namespace.</summary>
    public void Use(string? @using)
    {
        if (@using is not null)
            _usings.Add(@using);
    }

    /// <summary>Appends a line.</summary>
    public void Line(string text = "") => _body.Append(text).Append('\n');

    /// <summary>Returns the text of the file.</summary>
    public string ToString(string @namespace)
    {
        var text = new StringBuilder();
        foreach (var @using in _usings)
            text.Append("using ").Append(@using).Append(";\n");
        if (_usings.Count > 0)
            text.Append('\n');
        return text.Append("namespace ").Append(@namespace).Append(";\n").Append(_body).ToString();
    }

    private static int CompareUsings(string left, string right) => (IsSystem(left), IsSystem(right)) switch
    {
        (true, false) => -1,
        (false, true) => 1,
        _ => string.CompareOrdinal(left, right),
    };

    private static bool IsSystem(string @using) => @using is "System" || @using.StartsWith("System.", StringComparison.Ordinal);
}

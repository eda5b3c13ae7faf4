namespace EventTracking.Tool.Inference.Code;

/// <summary>Writes an element of a doc comment: on one line, or on lines of its own if it is long.</summary>
internal static class DocComment
{
    private const string Start = "/// ";

    public static void Write(CSharpFile file, string open, string text, string close, string indentation = "")
    {
        var onOneLine = indentation + Start + open + text + close;
        if (onOneLine.Length <= CSharpFile.MaxLineLength)
        {
            file.Line(onOneLine);
            return;
        }

        var start = indentation + Start;
        file.Line(start + open);
        foreach (var line in Wrap(text, CSharpFile.MaxLineLength - start.Length))
            file.Line(start + line);
        file.Line(start + close);
    }

    /// <summary>Writes a summary.</summary>
    public static void WriteSummary(CSharpFile file, string text, string indentation = "") =>
        Write(file, "<summary>", text, "</summary>", indentation);

    private static IEnumerable<string> Wrap(string text, int width)
    {
        var line = "";
        foreach (var word in Words(text))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = word;
            }
            else
            {
                line = line.Length > 0 ? $"{line} {word}" : word;
            }
        }

        yield return line;
    }

    /// <summary>Splits at spaces, but not inside code, where spaces are part of a value.</summary>
    private static IEnumerable<string> Words(string text)
    {
        var start = 0;
        var isCode = false;
        for (var i = 0; i < text.Length; i++)
        {
            isCode = text.AsSpan(i) switch
            {
                ['<', 'c', '>', ..] => true,
                ['<', '/', 'c', '>', ..] => false,
                _ => isCode,
            };
            if (text[i] == ' ' && !isCode)
            {
                yield return text[start..i];
                start = i + 1;
            }
        }

        yield return text[start..];
    }
}

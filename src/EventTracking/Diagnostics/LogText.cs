using System.Globalization;
using System.Text;
using EventTracking.Json;

namespace EventTracking.Diagnostics;

/// <summary>Shortens text from outside, such as names and responses, and keeps it on one line of the log.</summary>
internal static class LogText
{
    private const int MaxNameLength = 200;
    private const int MaxDetailLength = 1_000;

    public static string ShortName(string name) => Short(name, MaxNameLength);

    /// <summary>Returns a name as a log line shows it.</summary>
    public static string Name(string name) => OneLine(ShortName(name));

    /// <summary>Returns a source or a detail as a log line shows it.</summary>
    public static string? Detail(string? detail) => detail is null ? null : OneLine(Short(detail, MaxDetailLength));

    /// <summary>Returns an exception whose messages have no line breaks: the exception itself, or a wrapper.</summary>
    public static Exception? Exception(Exception? exception) =>
        exception is not null && HasUnsafeMessage(exception) ? new OneLineException(exception) : exception;

    /// <summary>Returns a text of any length on one line.</summary>
    public static string OneLine(string text)
    {
        StringBuilder? line = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (IsUnsafe(text[i]))
                (line ??= new StringBuilder(text, 0, i, text.Length)).Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:x4}");
            else
                line?.Append(text[i]);
        }

        return line?.ToString() ?? text;
    }

    /// <summary>Returns the messages of an exception and of its inner exceptions.</summary>
    public static IEnumerable<string> Messages(Exception exception)
    {
        yield return exception.Message;
        var causes = exception is AggregateException aggregate ? [.. aggregate.InnerExceptions]
            : exception.InnerException is { } inner ? (Exception[])[inner]
            : [];
        foreach (var cause in causes)
        {
            foreach (var message in Messages(cause))
                yield return message;
        }
    }

    private static bool HasUnsafeMessage(Exception exception)
    {
        foreach (var message in Messages(exception))
        {
            if (!ReferenceEquals(OneLine(message), message))
                return true;
        }

        return false;
    }

    private static string Short(string text, int longest) => text.Length <= longest ? text : $"{text.AsSpan(0, longest)}…";

    /// <summary>Characters that break a line or change its appearance. They are escaped as in JSON: <c>\u000a</c>.</summary>
    private static bool IsUnsafe(char character) => char.IsControl(character) || JsonString.IsUnsafeInLine(character);
}

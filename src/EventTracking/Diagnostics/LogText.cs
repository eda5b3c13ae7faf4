using System.Globalization;
using System.Text;
using EventTracking.Json;

namespace EventTracking.Diagnostics;

/// <summary>Keeps a report from being longer than is read, and from being more than one line: names and answers come from anywhere.</summary>
internal static class LogText
{
    private const int MaxNameLength = 200;
    private const int MaxDetailLength = 1_000;

    public static string ShortName(string name) => Short(name, MaxNameLength);

    /// <summary>A name as a log line may show it.</summary>
    public static string Name(string name) => OneLine(ShortName(name));

    /// <summary>What a log line may say of where something happened, or why.</summary>
    public static string? Detail(string? detail) => detail is null ? null : OneLine(Short(detail, MaxDetailLength));

    /// <summary>An exception as a log may show it: one whose messages break lines is wrapped in one whose messages do not.</summary>
    public static Exception? Exception(Exception? exception) =>
        exception is not null && HasUnsafeMessage(exception) ? new OneLineException(exception) : exception;

    /// <summary>A text on one line, of any length.</summary>
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

    /// <summary>The messages of an exception and of all that it was caused by.</summary>
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

    /// <summary>Characters that break a line, or change how it reads. They are written as JSON writes them: <c>\u000a</c>.</summary>
    private static bool IsUnsafe(char character) => char.IsControl(character) || JsonString.IsUnsafeInLine(character);
}

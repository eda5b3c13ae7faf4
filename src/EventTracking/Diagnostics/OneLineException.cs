namespace EventTracking.Diagnostics;

/// <summary>
/// An exception whose messages have line breaks, as a log may show it: with escapes in their place, so that no message can pass for a line
/// of the log. The lines of the stack trace stay.
/// </summary>
internal sealed class OneLineException(Exception exception)
    : Exception(LogText.OneLine(exception.Message), exception.InnerException is { } inner ? LogText.Exception(inner) : null)
{
    private readonly string _text = TextOf(exception);

    /// <inheritdoc/>
    public override string? StackTrace => exception.StackTrace;

    /// <summary>Returns the text of the original exception, its type and stack trace included.</summary>
    public override string ToString() => _text;

    private static string TextOf(Exception exception)
    {
        var text = exception.ToString();
        foreach (var message in LogText.Messages(exception))
        {
            if (message.Length > 0)
                text = text.Replace(message, LogText.OneLine(message), StringComparison.Ordinal);
        }

        return text;
    }
}

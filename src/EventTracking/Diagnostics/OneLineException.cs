namespace EventTracking.Diagnostics;

/// <summary>
/// Wraps an exception whose messages contain line breaks, and escapes these, so that a message cannot imitate a line of the log. The stack
/// trace keeps its lines.
/// </summary>
internal sealed class OneLineException(Exception exception)
    : Exception(LogText.OneLine(exception.Message), exception.InnerException is { } inner ? LogText.Exception(inner) : null)
{
    private readonly string _text = TextOf(exception);

    /// <inheritdoc/>
    public override string? StackTrace => exception.StackTrace;

    /// <summary>Returns the text of the original exception, including its type and stack trace.</summary>
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

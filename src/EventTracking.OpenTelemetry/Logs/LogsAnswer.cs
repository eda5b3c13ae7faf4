using System.Globalization;
using EventTracking.Http.Requests;
using EventTracking.OpenTelemetry.Protobuf;
using Microsoft.Extensions.Logging;

namespace EventTracking.OpenTelemetry.Logs;

/// <summary>Interprets a receiver's response.</summary>
internal static partial class LogsAnswer
{
    private const int PartialSuccessField = 1;
    private const int RejectedField = 1;
    private const int PartialMessageField = 2;

    /// <summary>The message in <c>google.rpc.Status</c>, the body of an error.</summary>
    private const int StatusMessageField = 2;

    public static RequestOutcome Read(HttpAnswer answer, int count, ILogger logger) => (int)answer.Status switch
    {
        >= 200 and < 300 => ReadPartialSuccess(answer, count, logger),

        // OTLP allows only these to be retried. Credentials and a wrong path are corrected while events wait.
        429 or 502 or 503 or 504 => RequestOutcome.Of(BatchResult.RetryLater(answer.RetryAfter, Text(answer))),
        401 or 403 => RequestOutcome.Of(HttpVerdict.Unauthorized(answer)),
        < 400 or 404 or 405 or 415 => RequestOutcome.Of(HttpVerdict.Misconfigured(answer)),
        _ => RequestOutcome.Of(BatchResult.Invalid(Text(answer))),
    };

    /// <summary>
    /// The receiver counts the records that it rejected, without saying which. All of the request go to the dead-letter backend: sending
    /// any of them again could store it twice, and leaving any out could lose it.
    /// </summary>
    private static RequestOutcome ReadPartialSuccess(HttpAnswer answer, int count, ILogger logger)
    {
        var (rejected, message) = (0L, "");
        var response = new ProtobufReader(answer.Body.Span);
        while (response.Read())
        {
            if (response.Field != PartialSuccessField)
                continue;

            var partial = new ProtobufReader(response.Content);
            while (partial.Read())
            {
                if (partial.Field == RejectedField)
                    rejected = (long)partial.Integer;
                else if (partial.Field == PartialMessageField)
                    message = answer.Secrets.Quote(partial.Content);
            }
        }

        if (rejected > 0)
        {
            var which = rejected < count ? " without saying which" : "";
            var reason = string.Create(
                CultureInfo.InvariantCulture, $"The receiver rejected {rejected} of the {count} events in the request{which}: {message}");
            return RequestOutcome.AcceptedExcept([.. Enumerable.Range(0, count).Select(index => new RejectedEvent(index, reason))]);
        }

        if (message.Length > 0)
            LogWarning(logger, answer.Endpoint, message);
        return RequestOutcome.Of(null);
    }

    private static string Text(HttpAnswer answer)
    {
        var status = new ProtobufReader(answer.Body.Span);
        while (status.Read())
        {
            if (status.Field == StatusMessageField && !status.Content.IsEmpty)
                return HttpVerdict.Text(answer, answer.Secrets.Quote(status.Content));
        }

        return HttpVerdict.Text(answer);
    }

    [LoggerMessage(1, LogLevel.Warning, "The OTLP receiver {Endpoint} accepted all events with a warning: {Message}")]
    private static partial void LogWarning(ILogger logger, string endpoint, string message);
}

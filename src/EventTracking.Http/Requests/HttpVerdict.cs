using System.Globalization;
using System.Net;

namespace EventTracking.Http.Requests;

/// <summary>Maps status codes to results.</summary>
internal static class HttpVerdict
{
    /// <returns>The result of a request that was not accepted; <see langword="null"/> if it was.</returns>
    public static BatchResult? Of(HttpAnswer answer) => (int)answer.Status switch
    {
        >= 200 and < 300 => null,
        401 or 403 => Unauthorized(answer),
        408 or 425 or 429 or >= 500 => BatchResult.RetryLater(answer.RetryAfter, Text(answer)),
        >= 400 and not 404 and not 405 and not 415 => BatchResult.Invalid(Text(answer)),
        _ => Misconfigured(answer),
    };

    public static BatchResult Unauthorized(HttpAnswer answer) => BatchResult.Unauthorized($"{Text(answer)} Check the credentials.");

    /// <summary>The events wait until the endpoint has been corrected.</summary>
    public static BatchResult Misconfigured(HttpAnswer answer) => BatchResult.RetryLater(answer.RetryAfter, (int)answer.Status switch
    {
        404 or 405 => $"{Text(answer)} Check the path in Endpoint.",
        415 => $"{Text(answer)} Check Endpoint; if the server does not read gzip, set Gzip to false.",
        >= 300 and < 400 => $"{Status(answer)}: it redirects to {answer.RedirectHost ?? "another address"}. Redirects are not followed. "
            + "Correct Endpoint.",
        _ => $"{Text(answer)} Check Endpoint: this is not a final HTTP response.",
    });

    /// <summary>Returns the status and the start of the body.</summary>
    public static string Text(HttpAnswer answer) => Text(answer, answer.Secrets.Quote(answer.Body.Span));

    public static string Text(HttpAnswer answer, string message) =>
        message.Length == 0 ? $"{Status(answer)}." : $"{Status(answer)}: {message}{(message[^1] is '.' ? "" : ".")}";

    private static string Status(HttpAnswer answer) =>
        string.Create(CultureInfo.InvariantCulture, $"{answer.Endpoint} answered {(int)answer.Status}");
}

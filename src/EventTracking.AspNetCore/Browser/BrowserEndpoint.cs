using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace EventTracking.AspNetCore.Browser;

/// <summary>Handles the requests of browsers: checks the origin, reads the body, emits its events and lists the rejected ones.</summary>
internal sealed class BrowserEndpoint(BrowserEventsBuilder options, Tracker tracker, BrowserLosses losses, TimeProvider time)
{
    private const string ContextName = "browser";

    /// <summary>The version of an event without one: the client omits the first.</summary>
    private const int FirstVersion = 1;

    private static readonly Problem OtherOrigin = new(
        StatusCodes.Status403Forbidden,
        "Pages of other origins cannot send events. To allow an origin, call RequireCors(...) on the endpoint.");

    private static readonly Problem OtherContentType = new(
        StatusCodes.Status415UnsupportedMediaType, "Expected the content type application/json or text/plain, in UTF-8.");

    private static readonly Problem Unreadable = new(StatusCodes.Status400BadRequest, "The body could not be read.");

    private static readonly Rejection NotAnEvent = new("", "expected an object with the name of an event");
    private static readonly Rejection NotAccepted = new("", "is not an event that is accepted from browsers");
    private static readonly Rejection WithoutData = new("", "has no data");
    private static readonly Rejection WrongVersion = new("", "has a version that is not a positive integer");
    private static readonly Rejection Failed = new("", "could not be validated");

    private readonly Problem _tooLarge = new(
        StatusCodes.Status413PayloadTooLarge, $"A request can have up to {options.MaxRequestBytes} bytes.");

    public async Task HandleAsync(HttpContext http)
    {
        try
        {
            if (await RespondAsync(http).ConfigureAwait(false) is { } problem)
                await BrowserAnswer.ProblemAsync(http.Response, problem).ConfigureAwait(false);
        }
        catch (Exception exception)
            when (exception is IOException or OperationCanceledException && http.RequestAborted.IsCancellationRequested)
        {
            // The browser has closed the connection.
        }
    }

    private async ValueTask<Problem?> RespondAsync(HttpContext http)
    {
        if (!await RequestOrigin.IsAllowedAsync(http).ConfigureAwait(false))
            return OtherOrigin;
        if (!IsJsonInUtf8(http.Request.ContentType))
            return OtherContentType;

        RequestBody? body;
        try
        {
            body = await RequestBody.ReadAsync(http.Request, options.MaxRequestBytes, http.RequestAborted).ConfigureAwait(false);
        }
        catch (BadHttpRequestException exception)
        {
            return new Problem(exception.StatusCode, Unreadable.Detail);
        }
        catch (Exception exception)
            when (exception is IOException or InvalidDataException && !http.RequestAborted.IsCancellationRequested)
        {
            // For example a decompression that fails.
            return Unreadable;
        }

        if (body is null)
            return _tooLarge;
        using (body)
        {
            if (!BrowserBatch.TryParse(body.Bytes, options.MaxEventsPerRequest, out var batch, out var problem))
                return problem;

            var rejected = Emit(batch, body.Bytes);
            losses.Add(rejected, batch.Dropped);
            await BrowserAnswer.AcceptedAsync(http.Response, batch.Events.Count - rejected.Count, rejected).ConfigureAwait(false);
            return null;
        }
    }

    private List<(int Index, Rejection Rejection)> Emit(BrowserBatch batch, ReadOnlySpan<byte> body)
    {
        List<(int Index, Rejection Rejection)> rejected = [];
        for (var i = 0; i < batch.Events.Count; i++)
        {
            if (Emit(batch.Events[i], body) is { } rejection)
                rejected.Add((i, rejection));
        }

        return rejected;
    }

    private Rejection? Emit(in BrowserEvent browserEvent, ReadOnlySpan<byte> body)
    {
        if (browserEvent.Name is not { } name)
            return NotAnEvent;
        if (!options.Receivers.TryGetValue(name, out var receiver))
            return NotAccepted;
        if (browserEvent.Data is not { } data)
            return WithoutData;
        var version = browserEvent.Version ?? FirstVersion;
        if (version == 0)
            return WrongVersion;

        var context = new EventContext { ["origin"] = "browser" };
        if (browserEvent.Time is { } clientTime)
            context["client_time"] = clientTime;
        try
        {
            var now = time.GetUtcNow();
            using (tracker.Context(ContextName, context))
                return receiver(body[data], version, now, ClientId.IfFresh(browserEvent.Id, now, options.MaxIdAge), tracker);
        }
        catch (Exception exception)
        {
            // The function that validates the event.
            losses.LogFailure(exception, name);
            return Failed;
        }
    }

    private static bool IsJsonInUtf8(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || type.MediaType.Equals("text/plain", StringComparison.OrdinalIgnoreCase))
        && (!type.Charset.HasValue
            || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}

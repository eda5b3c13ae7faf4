using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace EventTracking.AspNetCore.Browser;

/// <summary>Writes answers as JSON.</summary>
internal static class BrowserAnswer
{
    /// <summary>Lists the events that were not accepted.</summary>
    /// <param name="response">The response.</param>
    /// <param name="accepted">The number of accepted events.</param>
    /// <param name="rejected">The other events, by their index in the request.</param>
    public static Task AcceptedAsync(HttpResponse response, int accepted, List<(int Index, Rejection Rejection)> rejected)
    {
        response.StatusCode = StatusCodes.Status202Accepted;
        response.ContentType = "application/json";
        using (var json = new Utf8JsonWriter(response.BodyWriter))
        {
            json.WriteStartObject();
            json.WriteNumber("accepted"u8, accepted);
            json.WriteStartArray("rejected"u8);
            foreach (var (index, rejection) in rejected)
            {
                json.WriteStartObject();
                json.WriteNumber("index"u8, index);
                json.WriteString("path"u8, rejection.Path);
                json.WriteString("reason"u8, rejection.Reason);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return FlushAsync(response);
    }

    public static Task ProblemAsync(HttpResponse response, Problem problem)
    {
        response.StatusCode = problem.Status;
        response.ContentType = "application/problem+json";
        using (var json = new Utf8JsonWriter(response.BodyWriter))
        {
            json.WriteStartObject();
            json.WriteNumber("status"u8, problem.Status);
            json.WriteString("title"u8, "The events were not accepted.");
            json.WriteString("detail"u8, problem.Detail);
            json.WriteEndObject();
        }

        return FlushAsync(response);
    }

    private static async Task FlushAsync(HttpResponse response) =>
        await response.BodyWriter.FlushAsync(response.HttpContext.RequestAborted).ConfigureAwait(false);
}

using System.Net;

namespace EventTracking.Http.Requests;

/// <summary>A server's response.</summary>
/// <param name="Status">The status code.</param>
/// <param name="RetryAfter">The time from the header <c>Retry-After</c>, if any.</param>
/// <param name="RedirectHost">The host in the header <c>Location</c>, if any.</param>
/// <param name="Body">The start of the body.</param>
/// <param name="Endpoint">The URL of the request, without its query.</param>
/// <param name="Secrets">Texts that must not be repeated in a reason.</param>
internal sealed record HttpAnswer(
    HttpStatusCode Status, TimeSpan? RetryAfter, string? RedirectHost, ReadOnlyMemory<byte> Body, string Endpoint, Secrets Secrets)
{
    public bool IsSuccess => (int)Status is >= 200 and < 300;
}

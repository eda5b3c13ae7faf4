using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;

namespace EventTracking.Http.Requests;

/// <summary>Posts bodies to one endpoint. Not thread-safe.</summary>
internal sealed class HttpConnection : IDisposable
{
    /// <summary>A larger response is cut, and its connection closed.</summary>
    private const int MaxAnswerBytes = 256 * 1024;

    private readonly HttpClient _client;
    private readonly HttpConnectionOptions _options;
    private readonly Secrets _secrets;
    private readonly string _shownEndpoint;
    private readonly MemoryStream _compressed = new();
    private readonly byte[] _answer = new byte[MaxAnswerBytes];

    public HttpConnection(HttpConnectionOptions options)
    {
        _options = options;
        _secrets = new Secrets([.. options.Secrets, .. options.Headers.Select(static header => header.Value)]);

        // The query may contain a token.
        _shownEndpoint = options.Endpoint.GetLeftPart(UriPartial.Path);
        _client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = TimeSpan.FromSeconds(15),

            // Changed addresses of the host are used after a while.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),

            // Delivering events is not part of any trace.
            ActivityHeadersPropagator = null,
        })
        {
            // BatchingOptions.RequestTimeout limits the request.
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    public async ValueTask<HttpAnswer> PostAsync(ReadOnlyMemory<byte> body, string contentType, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _options.Endpoint) { Content = ContentOf(body, contentType) };
        foreach (var (name, value) in _options.Headers)
            request.Headers.TryAddWithoutValidation(name, value);
        if (!request.Headers.Contains("User-Agent"))
            request.Headers.TryAddWithoutValidation("User-Agent", _options.UserAgent);

        try
        {
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
                .ConfigureAwait(false);
            var length = await ReadAsync(response, cancellationToken).ConfigureAwait(false);
            return new HttpAnswer(
                response.StatusCode, RetryAfterOf(response), HostOf(response.Headers.Location), _answer.AsMemory(0, length),
                _shownEndpoint, _secrets);
        }
        catch (HttpRequestException exception) when (RemedyOf(exception) is { } remedy)
        {
            throw new HttpRequestException(exception.HttpRequestError, $"{_shownEndpoint}: {exception.Message}. {remedy}", exception);
        }
    }

    public void Dispose()
    {
        _client.Dispose();
        _compressed.Dispose();
    }

    private ReadOnlyMemoryContent ContentOf(ReadOnlyMemory<byte> body, string contentType)
    {
        if (_options.IsCompressed)
        {
            _compressed.SetLength(0);
            using (var gzip = new GZipStream(_compressed, CompressionLevel.Fastest, leaveOpen: true))
                gzip.Write(body.Span);
            body = _compressed.GetBuffer().AsMemory(0, (int)_compressed.Length);
        }

        var content = new ReadOnlyMemoryContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        if (_options.IsCompressed)
            content.Headers.ContentEncoding.Add("gzip");
        return content;
    }

    private async ValueTask<int> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            return await stream.ReadAtLeastAsync(_answer, MaxAnswerBytes, throwOnEndOfStream: false, cancellationToken)
                .ConfigureAwait(false);
        }
    }

    private TimeSpan? RetryAfterOf(HttpResponseMessage response) =>
        response.Headers.NonValidated.TryGetValues("Retry-After", out var values)
            ? RetryAfterHeader.Read(values.ToString(), _options.TimeProvider.GetUtcNow())
            : null;

    private string? HostOf(Uri? location) =>
        location is null ? null : $"the host '{(location.IsAbsoluteUri ? location.Host : _options.Endpoint.Host)}'";

    private static string? RemedyOf(HttpRequestException exception) => exception switch
    {
        { HttpRequestError: HttpRequestError.NameResolutionError } => "Correct the host in Endpoint.",
        { InnerException: AuthenticationException } => "Check the certificate of the server, and whether Endpoint should start with http.",
        { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused } } =>
            "Check the host and port in Endpoint, and that the server is running.",
        _ => null,
    };
}

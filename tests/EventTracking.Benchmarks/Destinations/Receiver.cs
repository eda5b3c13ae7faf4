using System.Globalization;

namespace EventTracking.Benchmarks.Destinations;

/// <summary>Runs <see cref="ReceiverProgram"/>.</summary>
internal sealed class Receiver : IDisposable
{
    private readonly TemporaryServer _server = new();
    private readonly HttpClient _client = new();

    public Uri Uri => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_server.Port}/"));

    public void Start() => _server.Start(
        () => Count(),
        "dotnet",
        typeof(Receiver).Assembly.Location,
        ReceiverProgram.Argument,
        _server.Port.ToString(CultureInfo.InvariantCulture));

    public void Clear()
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, Uri);
        _client.Send(request).EnsureSuccessStatusCode();
    }

    public long Count()
    {
        using var response = _client.Send(new HttpRequestMessage(HttpMethod.Get, Uri));
        using var reader = new StreamReader(response.Content.ReadAsStream());
        return long.Parse(reader.ReadToEnd(), CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        _client.Dispose();
        _server.Dispose();
    }
}

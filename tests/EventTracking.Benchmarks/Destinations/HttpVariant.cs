using System.Buffers;
using System.Text.Json;
using EventTracking.Http;

namespace EventTracking.Benchmarks.Destinations;

/// <summary>An endpoint for NDJSON.</summary>
internal sealed class HttpVariant : DestinationVariant
{
    private readonly Receiver _receiver = new();

    public override string Name => "HTTP, NDJSON";

    public override string? Missing => null;

    public override IReadOnlyList<RawLoop> RawLoops =>
    [
        new("HttpClient and System.Text.Json", SendSerialized),
        new("HttpClient, JSON that was prepared before", SendPrepared) { DoesLess = true },
    ];

    public override void Start() => _receiver.Start();

    public override void Clear() => _receiver.Clear();

    public override long Count() => _receiver.Count();

    public override IEventBatchBackend Create() => new HttpDestination(new HttpOptions { Endpoint = _receiver.Uri });

    public override void Dispose() => _receiver.Dispose();

    private void SendSerialized(IReadOnlyList<RawEvent[]> batches)
    {
        using var client = new HttpClient();
        var body = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(body);
        foreach (var batch in batches)
        {
            body.ResetWrittenCount();
            foreach (var one in batch)
                Write(one, body, writer);
            Post(client, body.WrittenMemory);
        }
    }

    private void SendPrepared(IReadOnlyList<RawEvent[]> batches)
    {
        using var client = new HttpClient();
        var body = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(body);
        foreach (var one in batches[0])
            Write(one, body, writer);
        foreach (var _ in batches)
            Post(client, body.WrittenMemory);
    }

    private static void Write(RawEvent one, ArrayBufferWriter<byte> body, Utf8JsonWriter writer)
    {
        writer.Reset();
        JsonSerializer.Serialize(writer, one, RawEventJson.Default.Event);
        body.Write("\n"u8);
    }

    private void Post(HttpClient client, ReadOnlyMemory<byte> body)
    {
        using var content = new ReadOnlyMemoryContent(body);
        using var request = new HttpRequestMessage(HttpMethod.Post, _receiver.Uri) { Content = content };
        using var response = client.Send(request);
        response.EnsureSuccessStatusCode();
    }
}

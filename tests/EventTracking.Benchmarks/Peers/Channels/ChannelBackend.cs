using System.Buffers;
using System.Threading.Channels;
using EventTracking.Benchmarks.Measuring;

namespace EventTracking.Benchmarks.Peers.Channels;

/// <summary>A queue as it is usually written: a bounded channel of pooled buffers, and a task that passes their lines to a sink.</summary>
internal sealed class ChannelBackend : IEventBackend, IFlushableBackend, IDisposable
{
    private const int Capacity = 100_001;

    private readonly Channel<Entry> _channel =
        Channel.CreateBounded<Entry>(new BoundedChannelOptions(Capacity) { SingleReader = true });

    private readonly Task _worker;

    public ChannelBackend(IByteSink sink) => _worker = Task.Run(() => WorkAsync(sink));

    public void Send(in EventEnvelope envelope)
    {
        var line = envelope.Json;
        var buffer = ArrayPool<byte>.Shared.Rent(line.Length);
        line.CopyTo(buffer);
        Add(new Entry(buffer, line.Length, Flush: null));
    }

    public bool Flush(TimeSpan timeout) => FlushAsync().Wait(timeout);

    async ValueTask<bool> IFlushableBackend.FlushAsync(TimeSpan timeout, CancellationToken cancellationToken) =>
        await FlushAsync().WaitAsync(timeout, cancellationToken);

    public void Dispose()
    {
        _channel.Writer.Complete();
        _worker.Wait();
    }

    private Task<bool> FlushAsync()
    {
        var flush = new TaskCompletionSource<bool>();
        Add(new Entry([], 0, flush));
        return flush.Task;
    }

    private void Add(Entry entry)
    {
        if (!_channel.Writer.TryWrite(entry))
            throw new InvalidOperationException("The channel is full.");
    }

    private async Task WorkAsync(IByteSink sink)
    {
        while (await _channel.Reader.WaitToReadAsync())
        {
            while (_channel.Reader.TryRead(out var entry))
            {
                if (entry.Flush is { } flush)
                {
                    flush.SetResult(true);
                    continue;
                }

                sink.Take(entry.Buffer.AsSpan(0, entry.Length));
                ArrayPool<byte>.Shared.Return(entry.Buffer);
            }
        }
    }

    private readonly record struct Entry(byte[] Buffer, int Length, TaskCompletionSource<bool>? Flush);
}

using System.Text;
using EventTracking.Testing;
using EventTracking.Tests.Support;
using Microsoft.Extensions.Logging;

namespace EventTracking.Destinations.Tests.Conformance;

/// <summary>A tracker whose events go to a destination in batches. Everything that is emitted is also recorded.</summary>
internal sealed class Pipeline : IAsyncDisposable
{
    /// <summary>How long a test waits, far longer than a healthy run needs. A long run may be suspended for minutes.</summary>
    public static readonly TimeSpan Limit = LongRun.Choose(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10));

    private const string BackendName = "destination";

    private readonly Recorder _recorder = new();

    public Pipeline(DestinationUnderTest destination, DestinationSetup setup, Func<BatchingOptions, BatchingOptions>? change = null)
        : this(logger => destination.Create(setup with { Logger = logger }), change)
    {
    }

    public Pipeline(Func<ILogger, IEventBatchBackend> create, Func<BatchingOptions, BatchingOptions>? change = null)
    {
        Observed = new ObservedDestination(create(Logger));
        DeadLetters = new CollectingBackend();
        Backend = new BatchingBackend(Observed, (change ?? (static options => options))(QuickRetries(DeadLetters)));
        Tracker = new Tracker(
            new Dictionary<string, IEventBackend> { ["recorder"] = _recorder, [BackendName] = Backend },
            logger: Logger,
            options: new TrackerOptions
            {
                ShutdownTimeout = TimeSpan.FromSeconds(5),
                Limits = new EventLimits { MaxEventBytes = 64 * 1024 * 1024 },
            });
    }

    public Tracker Tracker { get; }

    public BatchingBackend Backend { get; }

    public ObservedDestination Observed { get; }

    public CollectingBackend DeadLetters { get; }

    public CollectingLogger<Tracker> Logger { get; } = new();

    /// <summary>The emitted events, in order.</summary>
    public IReadOnlyList<Arrived> Emitted => _recorder.Events;

    public AccountSnapshot Account => Tracker.GetAccount(BackendName);

    /// <summary>Options whose retries take milliseconds instead of seconds.</summary>
    public static BatchingOptions QuickRetries(IEventBackend? deadLetter = null, SpoolOptions? spool = null) => new()
    {
        MaxBatchAge = TimeSpan.FromMilliseconds(20),
        RequestTimeout = TimeSpan.FromSeconds(20),
        RetryDelay = TimeSpan.FromMilliseconds(20),
        MaxRetryDelay = TimeSpan.FromMilliseconds(200),
        BreakDuration = TimeSpan.FromMilliseconds(500),
        DeadLetter = deadLetter,
        Spool = spool,
    };

    /// <summary>Emits numbered events.</summary>
    public void EmitMany(int count, int first = 0)
    {
        for (var i = first; i < first + count; i++)
            Tracker.Emit("test.order.placed", new Dictionary<string, object?> { ["number"] = i, ["text"] = $"order {i} of the shop" });
    }

    /// <summary>Waits until everything is delivered, or rejected and dead-lettered.</summary>
    public async Task<FlushResult> FlushAsync()
    {
        var result = await Tracker.FlushWithResultAsync(Limit, TestContext.Current.CancellationToken);
        Assert.True(result.Succeeded, $"{result}; {Backend.Status}; {string.Join('\n', Observed.Answers.TakeLast(3))}");
        return result;
    }

    public ValueTask DisposeAsync() => Tracker.DisposeAsync();

    private sealed class Recorder : IEventBackend
    {
        private readonly Lock _gate = new();
        private readonly List<Arrived> _events = [];

        public IReadOnlyList<Arrived> Events
        {
            get
            {
                lock (_gate)
                    return [.. _events];
            }
        }

        public void Send(in EventEnvelope envelope)
        {
            var recorded = new Arrived(
                envelope.Id, envelope.Name, envelope.Timestamp, Encoding.UTF8.GetString(envelope.DataJson),
                Encoding.UTF8.GetString(envelope.ContextJson), envelope.Version);
            lock (_gate)
                _events.Add(recorded);
        }
    }
}

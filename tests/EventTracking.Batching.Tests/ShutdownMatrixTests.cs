using EventTracking.Testing;
using Microsoft.Extensions.Time.Testing;

namespace EventTracking.Batching.Tests;

/// <summary>Nothing is pending after a tracker is disposed, for any destination behavior and any combination of timeouts.</summary>
public sealed class ShutdownMatrixTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private readonly FakeTimeProvider _clock = new();
    private readonly TaskCompletionSource _release = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public enum Destination
    {
        Throws,
        HeedsTheCancellation,
        IgnoresTheCancellation,
        BlocksItsThread,
    }

    public enum DeadLetter
    {
        None,
        Takes,
        Hangs,
    }

    public enum Around
    {
        Nothing,
        Queue,
    }

    /// <summary>The backend needs five seconds; the timeout of the tracker is shorter, equal or longer.</summary>
    public static TheoryData<Destination, DeadLetter, Around, int> Cases =>
    [
        .. from destination in Enum.GetValues<Destination>()
           from deadLetter in Enum.GetValues<DeadLetter>()
           from around in Enum.GetValues<Around>()
           from seconds in new[] { 3, 5, 8 }
           select (destination, deadLetter, around, seconds),
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Nothing_is_pending_after_disposal(
        Destination destination, DeadLetter deadLetter, Around around, int seconds)
    {
        var letters = new CollectingBackend();
        var batching = new BatchingBackend(DestinationOf(destination), new BatchingOptions
        {
            TimeProvider = _clock,
            MaxBatchCount = 2,
            DeadLetter = deadLetter switch
            {
                DeadLetter.Takes => letters,
                DeadLetter.Hangs => new DelegateBackend((in _) => _release.Task.Wait(Limit)),
                _ => null,
            },
        });
        var tracker = new Tracker(
            new Dictionary<string, IEventBackend> { ["batch"] = Wrapped(batching, around) },
            timeProvider: _clock,
            options: new TrackerOptions { ShutdownTimeout = TimeSpan.FromSeconds(seconds) });
        for (var i = 0; i < 5; i++)
            tracker.Emit("test.event");

        await PassUntil(tracker.DisposeAsync().AsTask());

        var accounts = tracker.Accounts;
        Assert.All(accounts, static account => Assert.True(account.Pending == 0 && account.IsBalanced, $"{account}"));
        var account = tracker.GetAccount(around is Around.Nothing ? "batch" : "batch/only");
        Assert.Equal((0, 5), (account.Delivered, account.DeadLettered + account.Dropped[DropReason.Shutdown]));
        Assert.True(letters.Events.Count >= (deadLetter is DeadLetter.Takes ? account.DeadLettered : 0), $"{account}");

        // A late response changes nothing.
        _release.SetResult();
        await PassUntil(Task.Delay(TimeSpan.FromSeconds(1), _clock, TestContext.Current.CancellationToken));
        Assert.Equal(accounts.Select(static account => $"{account}"), tracker.Accounts.Select(static account => $"{account}"));
    }

    private static IEventBackend Wrapped(BatchingBackend batching, Around around)
    {
        var only = new Dictionary<string, IEventBackend> { ["only"] = batching };
        return around is Around.Queue ? new BackgroundRoutingBackend(only) : batching;
    }

    private DelegateDestination DestinationOf(Destination destination) => new(destination switch
    {
        Destination.Throws => static _ => throw new HttpRequestException("Connection refused"),
        Destination.HeedsTheCancellation => async cancellation => await _release.Task.WaitAsync(cancellation),
        Destination.IgnoresTheCancellation => async _ => await _release.Task,
        _ => Block,
    });

    private Task Block(CancellationToken cancellation)
    {
        _release.Task.Wait(Limit, CancellationToken.None);
        return Task.CompletedTask;
    }

    private async Task PassUntil(Task task)
    {
        for (var start = TimeProvider.System.GetTimestamp(); !task.IsCompleted; await Task.Delay(1, TestContext.Current.CancellationToken))
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Limit, "The disposal did not end.");
            _clock.Advance(TimeSpan.FromMilliseconds(100));
        }

        await task;
    }

    private sealed class DelegateDestination(Func<CancellationToken, Task> send) : IEventBatchBackend
    {
        public async ValueTask<BatchResult> SendAsync(EventBatch batch, CancellationToken cancellationToken)
        {
            await send(cancellationToken);
            return BatchResult.Accepted;
        }
    }
}

using System.Diagnostics;
using System.Globalization;
using EventTracking.Destinations.Tests.Faults;

namespace EventTracking.Destinations.Tests.Conformance;

public abstract partial class DestinationTests
{
    private const int CircuitOpened = 102;
    private const int Recovered = 103;
    private const int Unauthorized = 104;

    private static readonly TimeSpan ShortTimeout = TimeSpan.FromSeconds(1);

    [DestinationFact(17)]
    public async Task A_server_that_is_killed_in_the_middle_of_a_batch_loses_nothing()
    {
        var (pipeline, target) = await ConnectAsync(static options => options.With(maxBatchCount: 100));
        await using var _ = pipeline;

        for (var i = 0; i < 3; i++)
        {
            pipeline.EmitMany(2_000, first: i * 2_000);
            await WaitUntilAsync(() => pipeline.Account.Delivered > i * 2_000);
            await destination.KillAsync();
            await destination.StartAsync();
        }

        await AssertAllArrivedAsync(pipeline, target, mayRepeat: true);
    }

    [DestinationFact(18)]
    public async Task A_server_that_is_absent_at_the_start_receives_everything_later()
    {
        using var proxy = destination.CreateProxy(Fault.Refuse);
        var (pipeline, target) = await ConnectAsync(proxy);
        await using var _ = pipeline;

        pipeline.EmitMany(100);
        await WaitUntilAsync(() => pipeline.Backend.Status.IsFailing);
        Assert.Equal(100, pipeline.Account.Pending);
        proxy.Set(Fault.None);

        await AssertAllArrivedAsync(pipeline, target);
    }

    [DestinationFact(19)]
    public async Task Wrong_credentials_are_reported_at_once_and_lose_nothing()
    {
        var target = await destination.CreateTargetAsync();
        var setup = new DestinationSetup(target, destination.Port) { IsAuthorized = false };
        await using var pipeline = new Pipeline(destination, setup);

        pipeline.EmitMany(10);
        await WaitUntilAsync(() => pipeline.Observed.Answers.Count >= 3);

        Assert.Single(pipeline.Logger.Entries, static entry => entry.Id is Unauthorized);
        Assert.All(pipeline.Observed.Answers, static answer => Assert.StartsWith("Unauthorized: ", answer, StringComparison.Ordinal));
        Assert.Equal(10, pipeline.Account.Pending);
    }

    [DestinationFact(20)]
    public Task A_slow_answer_is_retried() => RecoversFromAsync(Fault.Slow);

    [DestinationFact(21)]
    public Task A_server_that_hangs_is_retried() => RecoversFromAsync(Fault.Hang);

    [DestinationFact(22)]
    public Task A_half_open_connection_is_replaced() => RecoversFromAsync(Fault.HalfOpen);

    [DestinationFact(23)]
    public async Task Connections_that_are_reset_or_cut_are_replaced()
    {
        await RecoversFromAsync(Fault.Reset);
        await RecoversFromAsync(Fault.Truncate);
    }

    [DestinationFact(24)]
    public async Task Redirects_are_not_followed()
    {
        var (pipeline, target) = await ConnectAsync();
        await using var _ = pipeline;
        using var elsewhere = destination.CreateProxy();

        Http.AnswerWith(307, [new("Location", string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{elsewhere.Port}/other"))]);
        pipeline.EmitMany(10);
        await WaitUntilAsync(() => pipeline.Observed.Answers.Count >= 2);
        Assert.Contains("127.0.0.1", pipeline.Observed.Answers[0], StringComparison.Ordinal);
        Http.Recover();

        await AssertAllArrivedAsync(pipeline, target);
        Assert.Equal(0, elsewhere.Accepted);
    }

    [DestinationFact(25)]
    public async Task Retry_After_is_respected()
    {
        foreach (var wait in (string[])["1", "-5", "soon", "99999999999999999999", "Thu, 01 Jan 1970 00:00:00 GMT"])
        {
            var (pipeline, target) = await ConnectAsync();
            await using var _ = pipeline;
            var start = Stopwatch.GetTimestamp();
            Http.AnswerWith(429, [new("Retry-After", wait)]);
            pipeline.EmitMany(10);
            await WaitUntilAsync(() => pipeline.Observed.Answers.Count >= 1);
            Http.Recover();
            Assert.StartsWith("RetryLater", pipeline.Observed.Answers[0], StringComparison.Ordinal);

            // An absurd wait is capped at five minutes, which this test does not wait for.
            if (wait.Length == 20)
                continue;

            await AssertAllArrivedAsync(pipeline, target);
            if (wait == "1")
                Assert.True(Stopwatch.GetElapsedTime(start) >= TimeSpan.FromSeconds(1));
        }
    }

    [DestinationFact(26)]
    public async Task The_circuit_breaker_opens_and_a_probe_closes_it()
    {
        using var proxy = destination.CreateProxy(Fault.Refuse);
        var (pipeline, target) = await ConnectAsync(proxy);
        await using var _ = pipeline;

        pipeline.EmitMany(10);
        await WaitUntilAsync(() => pipeline.Logger.Entries.Any(static entry => entry.Id is CircuitOpened));
        proxy.Set(Fault.None);

        await AssertAllArrivedAsync(pipeline, target);
        await WaitUntilAsync(() => pipeline.Logger.Entries.Any(static entry => entry.Id is Recovered));
        Assert.False(pipeline.Backend.Status.IsCircuitOpen);
    }

    private IHttpFaults Http => destination.Http ?? throw new InvalidOperationException(
        $"Override {nameof(destination.Http)}, or answer the fact in {nameof(destination.NotApplicable)}.");

    /// <summary>Delivers events, breaks the connection, waits for failed requests, and lets the server work again.</summary>
    private async Task RecoversFromAsync(Fault fault)
    {
        using var proxy = destination.CreateProxy();
        var (pipeline, target) = await ConnectAsync(
            proxy, static options => options.With(requestTimeout: ShortTimeout, maxRetryDuration: TimeSpan.FromMinutes(10)));
        await using var _ = pipeline;
        pipeline.EmitMany(100);
        await pipeline.FlushAsync();

        proxy.Set(fault);
        pipeline.EmitMany(100, first: 100);
        await WaitUntilAsync(() => pipeline.Backend.Status.FailedRequests >= 2);
        proxy.Set(Fault.None);

        await AssertAllArrivedAsync(pipeline, target, mayRepeat: true);
    }
}

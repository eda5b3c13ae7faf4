using System.Net;
using System.Text.RegularExpressions;
using EventTracking.Tests.Support;
using Microsoft.Extensions.Logging;

namespace EventTracking.Batching.Tests;

/// <summary>An outage of the destination is visible in the log, in the metrics and in the status of the backend.</summary>
public sealed partial class OutageTests
{
    private static readonly TimeSpan LongOutage = TimeSpan.FromMinutes(30);

    private readonly CollectingLogger<Tracker> _logger = new();

    [Theory]
    [InlineData("retry later", "System.IO.IOException: The destination answered RetryLater: busy")]
    [InlineData("throws", "System.IO.IOException: away")]
    [InlineData("returns null", "System.InvalidOperationException: ObservedDestination.SendAsync returned null. Return a BatchResult.")]
    [InlineData("cancels itself", "System.OperationCanceledException: its own")]
    public async Task An_outage_is_logged_once_when_it_starts_once_when_the_circuit_opens_and_once_when_it_ends(
        string failure, string exception)
    {
        var clock = PassingClock();
        var emitted = new TaskCompletionSource();
        var destination = new ObservedDestination(async (_, _, _) =>
        {
            await emitted.Task;
            return clock.Elapsed >= LongOutage ? BatchResult.Accepted : failure switch
            {
                "retry later" => BatchResult.RetryLater(reason: "busy"),
                "throws" => throw new IOException("away"),
                "returns null" => null!,
                _ => throw new OperationCanceledException("its own"),
            };
        });
        using var pipeline = new SomePipeline(destination, SomeOptions.With(clock, maxBatchCount: 10), _logger);

        pipeline.Emit(100);
        emitted.SetResult();
        Assert.True(await pipeline.FlushAsync());

        var lines = Lines();
        Assert.Equal(
            [(LogLevel.Warning, 101), (LogLevel.Warning, 102), (LogLevel.Information, 103)],
            lines.Select(static line => (line.Level, line.Id)));
        Assert.Equal(
            "The destination of the backend \"batch\" fails. A batch of 10 events could not be sent and is retried for up to 01:00:00; "
                + "100 events wait",
            lines[0].Text);
        Assert.StartsWith(exception, $"{lines[0].Exception}", StringComparison.Ordinal);
        Assert.Equal(
            "The circuit breaker of the backend \"batch\" is open. It sends nothing for 00:00:40, then one request at a time until one "
                + "succeeds; 100 events wait",
            lines[1].Text);
        Assert.Matches("^The destination of the backend \"batch\" works again after 00:3[0-9:.]*\\. 100 events waited$", lines[2].Text);
        Assert.True(destination.Requests.Count > 30, $"{destination.Requests.Count} requests");
        pipeline.AssertAccount(delivered: 100);
    }

    [Fact]
    public async Task Two_outages_are_logged_as_two()
    {
        var clock = PassingClock();
        var destination = new ObservedDestination((_, number, _) => new(number % 5 < 4 ? BatchResult.RetryLater() : BatchResult.Accepted));
        using var pipeline = new SomePipeline(destination, SomeOptions.With(clock, maxBatchCount: 1), _logger);

        pipeline.Emit(2);
        Assert.True(await pipeline.FlushAsync());

        Assert.Equal([101, 102, 103, 101, 102, 103], Lines().Select(static line => line.Id));
    }

    [Fact]
    public async Task An_unresponsive_destination_is_reported_at_the_request_timeout()
    {
        var clock = new TestClock();
        var (asked, answer) = (new TaskCompletionSource(), new TaskCompletionSource());
        var destination = new ObservedDestination(async (_, _, _) =>
        {
            asked.TrySetResult();
            await answer.Task;
            return BatchResult.Accepted;
        });
        using var pipeline = new SomePipeline(destination, SomeOptions.With(clock), _logger);

        pipeline.Emit(3);
        var flush = pipeline.FlushAsync();
        await asked.Task.InTime();
        Assert.False(pipeline.Backend.Status.IsFailing);
        clock.Advance(SomeOptions.RequestTimeout);

        var start = Assert.Single(Lines());
        Assert.Equal(
            (101, "The destination did not answer within 00:01:40."), (start.Id, Assert.IsType<TimeoutException>(start.Exception).Message));
        Assert.True(pipeline.Backend.Status.IsFailing);

        answer.SetResult();
        Assert.True(await flush);
        Assert.Equal([101, 103], Lines().Select(static line => line.Id));
        Assert.Equal(
            (1L, 0L, false), (pipeline.Backend.Status.FailedRequests, pipeline.Backend.Status.Retries, pipeline.Backend.Status.IsFailing));
    }

    [Fact]
    public async Task A_request_that_times_out_counts_as_one_failed_request()
    {
        var clock = new TestClock();
        var asked = new TaskCompletionSource();
        var destination = new ObservedDestination(async (_, number, cancellation) =>
        {
            asked.TrySetResult();
            if (number == 0)
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
            return BatchResult.Accepted;
        });
        using var pipeline = new SomePipeline(destination, SomeOptions.With(clock), _logger);

        pipeline.Emit(1);
        var flush = pipeline.FlushAsync();
        await asked.Task.InTime();
        clock.Advance(SomeOptions.RequestTimeout);
        await clock.PassAsync(TimeSpan.FromSeconds(0.5));

        Assert.True(await flush);
        Assert.Equal([101, 103], Lines().Select(static line => line.Id));
        Assert.Equal((1L, 1L), (pipeline.Backend.Status.FailedRequests, pipeline.Backend.Status.Retries));
    }

    [Theory]
    [InlineData("answers")]
    [InlineData("throws 401")]
    [InlineData("throws 403")]
    [InlineData("throws")]
    public async Task Rejected_credentials_are_logged_immediately_and_lose_no_event(string how)
    {
        var clock = PassingClock();
        var destination = new ObservedDestination((_, number, _) => number >= 5 ? new(BatchResult.Accepted) : how switch
        {
            "answers" => new(BatchResult.Unauthorized("unknown key")),
            "throws 401" => throw new HttpRequestException("no", null, HttpStatusCode.Unauthorized),
            "throws 403" => throw new HttpRequestException("no", null, HttpStatusCode.Forbidden),
            _ => throw new UnauthorizedAccessException("no"),
        });
        using var pipeline = new SomePipeline(destination, SomeOptions.With(clock), _logger);

        pipeline.Emit(3);
        Assert.True(await pipeline.FlushAsync());

        var lines = Lines();
        Assert.Equal(
            [(LogLevel.Error, 104), (LogLevel.Warning, 102), (LogLevel.Information, 103)],
            lines.Select(static line => (line.Level, line.Id)));
        Assert.Equal(
            "The destination of the backend \"batch\" refuses the credentials. Correct the credentials or their permissions; until then "
                + "each batch is retried for up to 01:00:00, and 3 events wait",
            lines[0].Text);
        Assert.NotNull(lines[0].Exception);
        pipeline.AssertAccount(delivered: 3);
    }

    [Fact]
    public async Task Credentials_rejected_during_an_outage_are_logged()
    {
        var destination = new ObservedDestination(
            BatchResult.RetryLater(), BatchResult.Unauthorized(), BatchResult.RetryLater(), BatchResult.Unauthorized());
        using var pipeline = new SomePipeline(destination, SomeOptions.With(PassingClock()), _logger);

        pipeline.Emit(1);
        Assert.True(await pipeline.FlushAsync());

        Assert.Equal([101, 102, 103, 104], Lines().Select(static line => line.Id).Order());
    }

    [Fact]
    public async Task Rejected_events_are_not_an_outage()
    {
        var destination = new ObservedDestination(BatchResult.Rejected(new RejectedEvent(0, "no")), BatchResult.Invalid("too large"));
        using var pipeline = new SomePipeline(destination, SomeOptions.With(PassingClock(), maxBatchCount: 2), _logger);

        pipeline.Emit(4);
        Assert.True(await pipeline.FlushAsync());

        Assert.Empty(Lines());
        Assert.Equal((0L, false), (pipeline.Backend.Status.FailedRequests, pipeline.Backend.Status.IsFailing));
    }

    [Fact]
    public async Task Brief_failures_are_logged_once_and_failed_retries_always()
    {
        var clock = PassingClock();
        var (later, taken) = (BatchResult.RetryLater(), BatchResult.Accepted);
        var destination = new ObservedDestination(taken, taken, taken, taken, later, taken, later, taken, taken, later, later, taken);
        using var pipeline = new SomePipeline(destination, SomeOptions.With(clock, maxBatchCount: 1), _logger);

        pipeline.Emit(8);
        Assert.True(await pipeline.FlushAsync());

        Assert.Equal([101, 103, 101, 103], Lines().Select(static line => line.Id));
        Assert.Equal((4L, 4L), (pipeline.Backend.Status.FailedRequests, pipeline.Backend.Status.Retries));
    }

    [Fact]
    public async Task Disposal_is_not_an_outage()
    {
        var asked = new TaskCompletionSource();
        var destination = new ObservedDestination(async (_, _, cancellation) =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
            return BatchResult.Accepted;
        });
        var clock = new TestClock { Passes = TimeSpan.FromSeconds(5) };
        var pipeline = new SomePipeline(destination, SomeOptions.With(clock, maxBatchCount: 1), _logger);

        pipeline.Emit(1);
        await asked.Task.InTime();
        await Elsewhere.Run(pipeline.Dispose);

        Assert.Empty(Lines());
    }

    [Fact]
    public async Task A_throwing_logger_does_not_block_batches()
    {
        var destination = new ObservedDestination(BatchResult.RetryLater(), BatchResult.Unauthorized(), BatchResult.RetryLater());
        using var pipeline = new SomePipeline(destination, SomeOptions.With(PassingClock()), new ThrowingLogger());

        pipeline.Emit(1);

        Assert.True(await pipeline.FlushAsync());
        pipeline.AssertAccount(delivered: 1);
    }

    [Fact]
    public async Task The_status_reports_outage_start_reason_and_pending_events()
    {
        var clock = new TestClock();
        var start = clock.GetUtcNow();
        var destination = new ObservedDestination(BatchResult.RetryLater(reason: "busy\nvery"), BatchResult.RetryLater(reason: "busier"));
        using var pipeline = new SomePipeline(destination, SomeOptions.With(clock), _logger);

        pipeline.Emit(2);
        var flush = pipeline.FlushAsync();
        await clock.UntilSetAsync(TimeSpan.FromSeconds(0.5));

        var failing = Assert.Single(pipeline.Tracker.BackendStatuses);
        Assert.Equal(
            ("batch", 2L, true, start, false, "IOException: The destination answered RetryLater: busy\\u000avery", 1L, 0L),
            (failing.Path, failing.PendingEvents, failing.IsFailing, failing.FailingSince, failing.IsCircuitOpen, failing.LastError,
             failing.FailedRequests, failing.Retries));
        Assert.DoesNotContain("busy", failing.ToString(), StringComparison.Ordinal);

        clock.Advance(TimeSpan.FromSeconds(0.5));
        await clock.UntilSetAsync(TimeSpan.FromSeconds(1));

        var open = pipeline.Backend.Status;
        Assert.Equal(
            (start, true, "IOException: The destination answered RetryLater: busier", 2L, 1L, TimeSpan.FromSeconds(0.5)),
            (open.FailingSince, open.IsCircuitOpen, open.LastError, open.FailedRequests, open.Retries, open.OldestAge));
        Assert.Equal(pipeline.Backend.QueuedBytes, open.PendingBytes);

        clock.Advance(TimeSpan.FromSeconds(1));
        await clock.PassAsync(SomeOptions.Break + TimeSpan.FromSeconds(1));
        Assert.True(await flush);

        var works = pipeline.Backend.Status;
        Assert.Equal(
            (0L, false, false, null, 2L, 2L),
            (works.PendingEvents, works.IsFailing, works.IsCircuitOpen, works.LastError, works.FailedRequests, works.Retries));
    }

    [Fact]
    public async Task Metrics_include_failed_requests_retries_outage_and_circuit_breaker()
    {
        using var metrics = new Metrics();
        var clock = new TestClock();
        var destination = new ObservedDestination(BatchResult.RetryLater(), BatchResult.RetryLater());
        using var pipeline = new SomePipeline(destination, SomeOptions.With(clock));
        string[] Read() =>
            [.. metrics.Read("requests"), .. metrics.Read("destination"), .. metrics.Read("circuit"), .. metrics.Read("queue").Skip(1)];
        Assert.Equal(["failed batch 0", "retried batch 0", "failing batch 0", "open batch 0", "oldest_age batch 0"], Read());

        pipeline.Emit(2);
        var flush = pipeline.FlushAsync();
        await clock.PassAsync(TimeSpan.FromSeconds(0.5));
        await clock.UntilSetAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(["failed batch 2", "retried batch 1", "failing batch 1", "open batch 1", "oldest_age batch 0.5"], Read());
        Assert.Contains("pending batch 2", metrics.Read("events"));

        clock.Advance(TimeSpan.FromSeconds(1));
        await clock.PassAsync(SomeOptions.Break + TimeSpan.FromSeconds(1));
        Assert.True(await flush);
        Assert.Equal(["failed batch 2", "retried batch 2", "failing batch 0", "open batch 0", "oldest_age batch 0"], Read());
    }

    [Fact]
    public async Task The_batching_page_quotes_the_log_lines()
    {
        var destination = new ObservedDestination(
            BatchResult.RetryLater(), BatchResult.Unauthorized(), BatchResult.RetryLater(), BatchResult.RetryLater());
        using var pipeline = new SomePipeline(destination, SomeOptions.With(PassingClock()), _logger);
        pipeline.Emit(3);
        Assert.True(await pipeline.FlushAsync());

        var shown = LogLineOnPage().Matches(Repository.Text("docs/batching.md"))
            .Select(static row => $"{row.Groups["level"]} {row.Groups["id"]} {WithoutNumbers(row.Groups["message"].Value)}");

        Assert.Equal(
            Lines()
                .Select(
                    static line =>
                        $"{line.Level} {line.Id} {WithoutNumbers(line.Text.Replace("batch\"", "warehouse\"", StringComparison.Ordinal))}")
                .Order(StringComparer.Ordinal),
            shown.Order(StringComparer.Ordinal));
    }

    private static string WithoutNumbers(string message) => Number().Replace(message, "#");

    [GeneratedRegex(@"\d[\d:]*(?:\.\d+)?")]
    private static partial Regex Number();

    [GeneratedRegex(@"^\| (?<level>\w+) \| (?<id>\d+) \| `(?<message>[^`]+)`", RegexOptions.Multiline)]
    private static partial Regex LogLineOnPage();

    /// <summary>Skips every retry delay and break, but no request timeout.</summary>
    private static TestClock PassingClock() => new() { Passes = SomeOptions.Break + TimeSpan.FromSeconds(20) };

    /// <summary>The log lines about outages.</summary>
    private LogEntry[] Lines() => [.. _logger.Entries.Where(static entry => entry.Id is > 100 and < 200)];

    private sealed class ThrowingLogger : ILogger<Tracker>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            throw new IOException("no space left on the log's disk");
    }
}

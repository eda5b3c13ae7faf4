using EventTracking.Tests.Support;

namespace EventTracking.Batching.Tests;

/// <summary>
/// Event values are visible only to the destination and in dead letters. Messages and exceptions of a destination
/// appear in the dead letter or as the exception of a log entry, never in the log text, an account or a metric.
/// </summary>
public sealed class SecretTests
{
    private const string Canary = "c4n4ry-of-the-secret";

    [Theory]
    [InlineData("refuses")]
    [InlineData("dislikes")]
    [InlineData("postpones")]
    [InlineData("throws")]
    [InlineData("counts wrongly")]
    [InlineData("answers nothing")]
    public async Task Values_appear_only_in_requests_and_dead_letters(string destination)
    {
        var told = await TellAsync(destination, word: "no", hasDeadLetters: true);
        var dropped = await TellAsync(destination, word: "no", hasDeadLetters: false);

        Assert.All(told.Requests, static line => Assert.Contains(Canary, line, StringComparison.Ordinal));
        Assert.All(told.Letters, static line => Assert.Contains(Canary, line, StringComparison.Ordinal));
        Assert.NotEmpty(told.Letters);
        Assert.NotEmpty(dropped.Log);
        Assert.All(
            [
                .. told.Numbers,
                .. dropped.Numbers,
                .. told.Log.Concat(dropped.Log).Select(static entry => $"{entry.Text} {entry.Exception}"),
            ],
            static text => Assert.DoesNotContain(Canary, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("refuses")]
    [InlineData("dislikes")]
    [InlineData("postpones")]
    [InlineData("throws")]
    public async Task Destination_messages_appear_in_no_account_or_metric(string destination)
    {
        var told = await TellAsync(destination, word: Canary + "-said", hasDeadLetters: true);

        Assert.All(told.Letters, static line => Assert.Contains(Canary + "-said", line, StringComparison.Ordinal));
        Assert.All(
            [.. told.Numbers, .. told.Log.Select(static entry => entry.Text)],
            static text => Assert.DoesNotContain(Canary, text, StringComparison.Ordinal));
    }

    /// <summary>Sends events to a failing destination until they are given up, and returns everything reported about it.</summary>
    private static async Task<Told> TellAsync(string destination, string word, bool hasDeadLetters)
    {
        var observed = new ObservedDestination(_ => destination switch
        {
            "refuses" => BatchResult.Rejected(new RejectedEvent(0, word), new(1, word)),
            "dislikes" => BatchResult.Invalid(word),
            "postpones" => BatchResult.RetryLater(reason: word),
            "throws" => throw new IOException(word),
            "counts wrongly" => BatchResult.Rejected(new RejectedEvent(0, word), new(7, word)),
            _ => null!,
        });
        var letters = new EventTracking.Testing.CollectingBackend();
        var logger = new CollectingLogger<Tracker>();
        using var metrics = new Metrics();
        var options = SomeOptions.With(
            new TestClock { Passes = SomeOptions.RequestTimeout / 1.5 }, deadLetter: letters, dropsRejected: !hasDeadLetters,
            deadline: TimeSpan.FromMinutes(5));
        using var backend = new BatchingBackend(observed, options);
        using var tracker = new Tracker(new Dictionary<string, IEventBackend> { ["batch"] = backend }, logger: logger);
        string[] kinds = ["events", "events.dropped", "requests", "destination", "circuit", "queue"];
        using (tracker.Context("session", new EventContext { ["token"] = Canary }))
        {
            for (var i = 0; i < 2; i++)
                tracker.Emit("test.event", new Dictionary<string, object?> { ["password"] = Canary });
        }

        var numbers = kinds.SelectMany(metrics.Read).ToList();
        await Elsewhere.Run(() => backend.Flush(Timeout.InfiniteTimeSpan));

        numbers.AddRange(kinds.SelectMany(metrics.Read));
        numbers.AddRange(tracker.Accounts.Select(static account => account.ToString()));
        numbers.AddRange([$"{backend}", $"{options}", $"{tracker}", .. tracker.BackendStatuses.Select(static status => $"{status}")]);
        return new Told(
            [.. observed.Requests.SelectMany(static request => request.Lines)], [.. letters.Events.Select(static letter => letter.Json)],
            numbers, logger.Entries);
    }

    /// <param name="Requests">The lines sent to the destination.</param>
    /// <param name="Letters">The lines of the dead letters.</param>
    /// <param name="Numbers">Accounts, measurements and descriptions.</param>
    /// <param name="Log">The log at all levels.</param>
    private sealed record Told(
        IReadOnlyList<string> Requests, IReadOnlyList<string> Letters, IReadOnlyList<string> Numbers, IReadOnlyList<LogEntry> Log);
}

using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using EventTracking.Destinations.Tests.Conformance;
using EventTracking.Destinations.Tests.Faults;
using EventTracking.Destinations.Tests.OpenTelemetry;
using EventTracking.Destinations.Tests.OpenTelemetry.Otlp;
using EventTracking.Destinations.Tests.Servers;
using Google.Protobuf;
using Microsoft.Extensions.Logging;

namespace EventTracking.Destinations.Tests.Exporter;

/// <summary>How to ask the exporter of the OpenTelemetry SDK for the facts that hold for our destinations.</summary>
internal static class ExporterFacts
{
    private const string Holds = FactTable.Holds;

    /// <summary>Measures facts by number. The argument is whether the exporter retries on disk.</summary>
    public static IReadOnlyDictionary<int, Func<bool, Task<string>>> Measurements { get; } = new Dictionary<int, Func<bool, Task<string>>>
    {
        [1] = onDisk => ArriveAsync(onDisk, 1),
        [2] = onDisk => ArriveAsync(onDisk, 1_000),
        [3] = onDisk => ArriveAsync(onDisk, 100_000),
        [4] = onDisk => ExactAsync(onDisk, SomeKinds()),
        [5] = onDisk => ExactAsync(onDisk, SomeTexts()),
        [6] = EmptyAsync,
        [7] = NamesAsync,
        [8] = ContextAsync,
        [9] = LostAnswersAsync,
        [11] = PartialRejectionAsync,
        [12] = onDisk => RefusedAsync(onDisk, HttpStatusCode.BadRequest),
        [13] = onDisk => RefusedAsync(onDisk, HttpStatusCode.RequestEntityTooLarge),
        [14] = BatchLimitAsync,
        [16] = OrderAsync,
        [17] = KilledServerAsync,
        [18] = AbsentServerAsync,
        [19] = CredentialsAsync,
        [20] = onDisk => FaultsAsync(onDisk, Fault.Slow),
        [21] = onDisk => FaultsAsync(onDisk, Fault.Hang),
        [22] = onDisk => FaultsAsync(onDisk, Fault.HalfOpen),
        [23] = onDisk => FaultsAsync(onDisk, Fault.Reset, Fault.Truncate),
        [24] = RedirectAsync,
        [25] = RetryAfterAsync,
        [27] = ShutdownAsync,
        [29] = KilledProcessAsync,
        [30] = OutageAsync,
        [31] = TwoProcessesAsync,
    };

    private static async Task<string> ArriveAsync(bool onDisk, int count)
    {
        await using var run = await ExporterRun.StartAsync(onDisk);
        run.Exporter.EmitMany(count);
        return await run.OrderedOutcomeAsync(count);
    }

    /// <summary>Compares attributes with the JSON of the values, in which a string with the exact digits of a number is as good.</summary>
    private static async Task<string> ExactAsync(bool onDisk, IReadOnlyList<(string Kind, string Key, object? Value)> values)
    {
        await using var run = await ExporterRun.StartAsync(onDisk);
        run.Exporter.Emit("test.values", [.. values.Select(static one => KeyValuePair.Create(one.Key, one.Value))]);
        await run.FlushAsync();

        var arrived = Assert.Single(run.Records).Attributes.ToLookup(static one => one.Key, static one => DecodedLogs.JsonOf(one.Value));
        var inexact = values
            .Where(one => arrived[one.Key].SingleOrDefault()?.Trim('"') != JsonSerializer.Serialize(one.Value).Trim('"'))
            .Select(static one => one.Kind)
            .Distinct();
        return string.Join(", ", inexact) is { Length: > 0 } kinds ? $"not exact: {kinds}" : Holds;
    }

    private static async Task<string> EmptyAsync(bool onDisk)
    {
        await using var run = await ExporterRun.StartAsync(onDisk);
        run.Exporter.Emit("test.empty");
        await run.FlushAsync();
        return run.Records.Count == 1 ? Holds : "loses it";
    }

    private static async Task<string> NamesAsync(bool onDisk)
    {
        await using var run = await ExporterRun.StartAsync(onDisk);
        foreach (var name in SomeEvents.OddNames)
            run.Exporter.Emit(name);
        await run.FlushAsync();
        return run.Records.Select(static record => record.EventName).SequenceEqual(SomeEvents.OddNames) ? Holds : "not as `event_name`";
    }

    /// <summary>The context is that of scopes and of the current activity.</summary>
    private static async Task<string> ContextAsync(bool onDisk)
    {
        await using var run = await ExporterRun.StartAsync(onDisk);
        using var activity = new Activity("request").Start();
        var context = new Dictionary<string, object?> { ["user_id"] = 10938L, ["host"] = "courses.example.org" };
        using (run.Exporter.Logger.BeginScope(context))
            run.Exporter.EmitMany(1);
        await run.FlushAsync();

        var record = Assert.Single(run.Records);
        var attributes = record.Attributes.ToDictionary(static one => one.Key, static one => one.Value);
        return attributes["user_id"].IntValue == 10938 && attributes["host"].StringValue == "courses.example.org"
            && Convert.ToHexStringLower(record.TraceId.Span) == activity.TraceId.ToHexString()
            && Convert.ToHexStringLower(record.SpanId.Span) == activity.SpanId.ToHexString() ? Holds : "not exact";
    }

    private static async Task<string> LostAnswersAsync(bool onDisk)
    {
        await using var run = await ExporterRun.StartAsync(onDisk, loseEveryNthAnswer: 10, maxBatchCount: 50);
        run.Exporter.EmitMany(500);
        var outcome = await run.OutcomeAsync(500);
        Assert.True(run.Proxy.LostAnswers > 0);
        await ExporterRun.UntilAsync(() => !run.HasRetries());
        return run.Numbers.Count > 500 ? outcome : "does not send them again";
    }

    private static async Task<string> PartialRejectionAsync(bool onDisk)
    {
        using var reports = new ExporterReports();
        await using var run = await ExporterRun.StartAsync(onDisk);
        var rejection = new ExportLogsServiceResponse
        {
            PartialSuccess = new ExportLogsPartialSuccess { RejectedLogRecords = 3, ErrorMessage = "attribute too long" },
        };
        run.Receiver.Script = _ => new HttpReceiver.Answer { ContentType = "application/x-protobuf", Body = rejection.ToByteArray() };
        run.Exporter.EmitMany(500);
        await run.FlushAsync();
        return reports.Lines.Count == 0 ? "not noticed" : "reported";
    }

    /// <summary>Emits 500 records in one batch that the server refuses because of one of them.</summary>
    private static async Task<string> RefusedAsync(bool onDisk, HttpStatusCode status)
    {
        await using var run = await ExporterRun.StartAsync(onDisk);
        run.Receiver.Script = request => new HttpReceiver.Answer(
            request.Text.Contains("refused event", StringComparison.Ordinal) ? (int)status : 200);
        run.Exporter.EmitMany(250);
        run.Exporter.Emit("test.refused", new KeyValuePair<string, object?>("text", "refused event"));
        run.Exporter.EmitMany(250, first: 250);
        return await run.OutcomeAsync(500);
    }

    private static async Task<string> BatchLimitAsync(bool onDisk)
    {
        await using var run = await ExporterRun.StartAsync(onDisk, maxBatchCount: 7);
        run.Exporter.EmitMany(100);
        var outcome = await run.OutcomeAsync(100);
        return run.Receiver.Received.All(static request => DecodedLogs.RecordsOf(request.Body).Count() <= 7) ? outcome : "no";
    }

    private static async Task<string> OrderAsync(bool onDisk)
    {
        await using var run = await ExporterRun.StartAsync(onDisk);
        run.Exporter.EmitMany(100);
        await run.FlushAsync();
        await FailAsync(run, Fault.Reset, first: 100);
        run.Exporter.EmitMany(100, first: 200);
        return await run.OrderedOutcomeAsync(300);
    }

    private static async Task<string> KilledServerAsync(bool onDisk)
    {
        await using var run = await ExporterRun.StartAsync(onDisk);
        run.Exporter.EmitMany(100);
        await run.FlushAsync();
        await run.Receiver.StopAsync();
        await FailAsync(run, first: 100, run.Receiver.StartAsync);
        return await run.OutcomeAsync(200);
    }

    private static async Task<string> AbsentServerAsync(bool onDisk)
    {
        await using var run = await ExporterRun.StartAsync(onDisk);
        await run.Receiver.StopAsync();
        await FailAsync(run, first: 0, run.Receiver.StartAsync);
        return await run.OutcomeAsync(100);
    }

    private static async Task<string> CredentialsAsync(bool onDisk)
    {
        using var reports = new ExporterReports();
        await using var run = await ExporterRun.StartAsync(onDisk);
        run.Receiver.AnswerWith(401);
        run.Exporter.EmitMany(100);
        await run.FlushAsync();
        run.Receiver.Recover();
        return $"{await run.OutcomeAsync(100)}, {(reports.Lines.Count > 0 ? "with" : "without")} a report";
    }

    /// <summary>Delivers records, breaks the connection until a request has failed, and lets the server work again.</summary>
    private static async Task<string> FaultsAsync(bool onDisk, params IReadOnlyList<Fault> faults)
    {
        await using var run = await ExporterRun.StartAsync(onDisk);
        run.Exporter.EmitMany(100);
        await run.FlushAsync();
        var emitted = 100;
        foreach (var fault in faults)
        {
            await FailAsync(run, fault, first: emitted);
            emitted += 100;
        }

        return await run.OutcomeAsync(emitted);
    }

    private static async Task<string> RedirectAsync(bool onDisk)
    {
        await using var run = await ExporterRun.StartAsync(onDisk);
        using var elsewhere = new FaultProxy(run.Receiver.Port);
        run.Receiver.AnswerWith(307, [new("Location", $"http://127.0.0.1:{elsewhere.Port}/elsewhere")]);
        run.Exporter.EmitMany(10);
        await run.FlushAsync();
        run.Receiver.Recover();
        var outcome = await run.OutcomeAsync(10);
        return elsewhere.Accepted > 0 ? "follows them" : $"does not follow them, {outcome}";
    }

    private static async Task<string> RetryAfterAsync(bool onDisk)
    {
        var lost = await Task.WhenAll(
            ((string[])["1", "-5", "soon", "99999999999999999999", "Thu, 01 Jan 1970 00:00:00 GMT", "45"]).Select(async wait =>
            {
                await using var run = await ExporterRun.StartAsync(onDisk);
                var start = Stopwatch.GetTimestamp();
                var requests = 0;
                run.Receiver.Script = _ => Interlocked.Increment(ref requests) > 1
                    ? new HttpReceiver.Answer()
                    : new HttpReceiver.Answer(429) { Headers = [new("Retry-After", wait)] };
                run.Exporter.EmitMany(10);
                var outcome = await run.OutcomeAsync(10);
                Assert.True(wait != "1" || Stopwatch.GetElapsedTime(start) >= TimeSpan.FromSeconds(1));
                return outcome is Holds ? null : $"`{wait}`";
            }));
        return lost.All(static one => one is null) ? Holds : $"loses events after {string.Join(", ", lost.OfType<string>())}";
    }

    private static async Task<string> ShutdownAsync(bool onDisk)
    {
        await using var run = await ExporterRun.StartAsync(onDisk);
        run.Proxy.Set(Fault.Hang);
        run.Exporter.EmitMany(1_000);
        var start = Stopwatch.GetTimestamp();
        await run.ShutDownAsync();
        return Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(5 + 10) ? Holds : "late";
    }

    /// <summary>The server is absent while the first process flushes, and present for the next one.</summary>
    private static async Task<string> KilledProcessAsync(bool onDisk)
    {
        await using var run = await ExporterRun.StartAsync(onDisk);
        run.Proxy.Set(Fault.Refuse);
        using var killed = StartProgram(run, count: 100, first: 0);
        Assert.Equal("flushed", await ReadLineAsync(killed));
        killed.Kill();
        run.Proxy.Set(Fault.None);
        using var next = StartProgram(run, count: 100, first: 100);
        Assert.Equal("flushed", await ReadLineAsync(next));
        var outcome = await run.OutcomeAsync(200);
        next.Kill();
        return outcome;
    }

    private static async Task<string> OutageAsync(bool onDisk)
    {
        await using var run = await ExporterRun.StartAsync(onDisk);
        run.Proxy.Set(Fault.Refuse);
        run.Exporter.EmitMany(100);
        await run.FlushAsync();
        run.Proxy.Set(Fault.None);
        return await run.OutcomeAsync(100);
    }

    private static async Task<string> TwoProcessesAsync(bool onDisk)
    {
        await using var run = await ExporterRun.StartAsync(onDisk);
        using var one = StartProgram(run, count: 1_000, first: 0);
        using var other = StartProgram(run, count: 1_000, first: 1_000);
        await Task.WhenAll(ReadLineAsync(one), ReadLineAsync(other));
        var lost = 2_000 - run.Numbers.Distinct().Count();
        one.Kill();
        other.Kill();
        return lost == 0 ? Holds : string.Create(CultureInfo.InvariantCulture, $"loses {lost} of 2000");
    }

    private static Task FailAsync(ExporterRun run, Fault fault, int first)
    {
        run.Proxy.Set(fault);
        return FailAsync(run, first, () =>
        {
            run.Proxy.Set(Fault.None);
            return Task.CompletedTask;
        });
    }

    /// <summary>Emits 100 records, and lets the server work again after a second attempt, or after the exporter has given up.</summary>
    private static async Task FailAsync(ExporterRun run, int first, Func<Task> recoverAsync)
    {
        var accepted = run.Proxy.Accepted;
        run.Exporter.EmitMany(100, first);
        var flushed = run.FlushAsync();
        await ExporterRun.UntilAsync(() => run.Proxy.Accepted > accepted + 1 || flushed.IsCompleted);
        await recoverAsync();
        await flushed;
    }

    private static Process StartProgram(ExporterRun run, int count, int first) => Process.Start(new ProcessStartInfo(
        "dotnet",
        [
            Repository.Program("tests/EventTracking.Exporter.Program"), run.Endpoint.AbsoluteUri, run.RetryFolder ?? "",
            count.ToString(CultureInfo.InvariantCulture), first.ToString(CultureInfo.InvariantCulture),
        ])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    })!;

    private static Task<string?> ReadLineAsync(Process process) => process.StandardOutput.ReadLineAsync().WaitAsync(Bounded.Limit);

    private static IReadOnlyList<(string Kind, string Key, object? Value)> SomeKinds() =>
    [
        ("long", "smallest", long.MinValue), ("long", "largest", long.MaxValue), ("ulong", "unsigned", ulong.MaxValue),
        ("double", "precise", 0.1 + 0.2), ("double", "tiny", double.Epsilon), ("double", "huge", double.MaxValue),
        ("decimal", "money", 1234.5600m), ("decimal", "largest.decimal", decimal.MaxValue), ("bool", "yes", true),
        ("dates", "at", SomeEvents.AllKinds.At), ("dates", "day", SomeEvents.AllKinds.Day),
        ("dates", "time", SomeEvents.AllKinds.Time), ("GUID", "id", SomeEvents.AllKinds.Id), ("text", "text", SomeEvents.AllKinds.Text),
        ("null", "absent", null), ("arrays", "numbers", SomeEvents.AllKinds.Numbers),
        ("nested objects", "prices", SomeEvents.AllKinds.Prices), ("nested objects", "inner", SomeEvents.AllKinds.Inner),
    ];

    private static IReadOnlyList<(string Kind, string Key, object? Value)> SomeTexts()
    {
        var values = new RandomValues(new Random(20));
        return
        [
            ("texts", "nul", "c\0"), ("keys", "a\0b", "c"), ("texts", "escape", "\\u0000"),
            .. Enumerable.Range(0, 100).Select(i => (
                "texts", string.Create(CultureInfo.InvariantCulture, $"text.{i}"),
                (object?)RandomValues.ReplaceLoneSurrogates(values.NextString()))),
        ];
    }
}

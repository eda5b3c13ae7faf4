using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using EventTracking.Destinations.Tests.Faults;

namespace EventTracking.Destinations.Tests.Conformance;

public abstract partial class DestinationTests
{
    [DestinationFact(29)]
    public async Task A_process_that_is_killed_loses_nothing_with_a_spool()
    {
        using var folder = new TemporaryFolder();
        var target = await destination.CreateTargetAsync();
        using var proxy = destination.CreateProxy();
        using var program = new HostProgram(
            destination.Type, destination.Configure(new DestinationSetup(target, proxy.Port)), folder.PathOf("spool"));
        var acknowledged = new List<int>();

        for (var run = 0; run < 3; run++)
        {
            // In the last run, the destination is absent, so that everything is in the spool.
            proxy.Set(run == 2 ? Fault.Refuse : Fault.None);
            var first = run * 100_000;
            var process = program.Start(events: 100_000, first);
            var line = "";
            for (var acks = 0; acks < 10; acks++)
            {
                line = process.ReadLineInTime();
                Assert.StartsWith("ack ", line, StringComparison.Ordinal);
            }

            acknowledged.AddRange(await KillAsync(process, first, line!));
        }

        proxy.Set(Fault.None);
        await program.RunAsync(events: 1, first: 900_000);

        await AssertNumbersArriveAsync([.. acknowledged, 900_000], target);
    }

    [DestinationFact(31)]
    public async Task Two_processes_send_to_one_target()
    {
        var target = await destination.CreateTargetAsync();
        using var program = new HostProgram(destination.Type, destination.Configure(new DestinationSetup(target, destination.Port)));

        await Task.WhenAll(program.RunAsync(events: 1_000, first: 0), program.RunAsync(events: 1_000, first: 1_000));

        Assert.Equal(Enumerable.Range(0, 2_000), (await ReadNumbersAsync(target, 2_000)).Order());
    }

    [DestinationFact(34)]
    public async Task Chaos_of_servers_processes_and_connections_loses_nothing()
    {
        // In a long run fewer at once, because the test keeps all of them in memory.
        var duration = TimeSpan.FromSeconds(LongRun.Choose(quick: 10, full: 60, @long: (int)destination.LongChaos.TotalSeconds));
        var maxEvents = LongRun.Choose(quick: 1_000, full: 300, @long: 200);
        var random = new Random(34);
        using var folder = new TemporaryFolder();
        using var proxy = destination.CreateProxy(loseEveryNthAnswer: 20);
        var (pipeline, target) = await ConnectAsync(proxy, options => options.With(
            maxBatchCount: 100, requestTimeout: TimeSpan.FromSeconds(2), spool: new SpoolOptions(folder.PathOf("spool"))));
        await using var _ = pipeline;
        var programTarget = await destination.CreateTargetAsync();
        using var program = new HostProgram(
            destination.Type, destination.Configure(new DestinationSetup(programTarget, proxy.Port)), folder.PathOf("program"));
        var start = Stopwatch.GetTimestamp();
        var killed = KillRepeatedlyAsync(program, until: () => Stopwatch.GetElapsedTime(start) >= duration);

        while (Stopwatch.GetElapsedTime(start) < duration)
        {
            if (pipeline.Account.Pending < 2_000)
                pipeline.EmitMany(random.Next(100, maxEvents));
            var delivered = pipeline.Account.Delivered;
            if (random.Next(4) == 0)
            {
                await destination.KillAsync();
                await destination.StartAsync();
            }
            else
            {
                var failed = pipeline.Backend.Status.FailedRequests;
                proxy.Set((Fault)random.Next((int)Fault.Truncate + 1));
                await WaitUntilAsync(() => pipeline.Backend.Status.FailedRequests > failed || pipeline.Account.Delivered > delivered
                    || pipeline.Account.Pending == 0);
            }

            proxy.Set(Fault.None);
        }

        await WaitUntilAsync(() => pipeline.Account.Pending == 0);
        await AssertAllArrivedAsync(pipeline, target, mayRepeat: true);
        var acknowledged = await killed;
        await program.RunAsync(events: 1, first: -1);
        await AssertNumbersArriveAsync([.. acknowledged, -1], programTarget);
    }

    /// <summary>Starts the program, kills it after some seconds, and starts it again.</summary>
    /// <returns>The numbers of the events that it has acknowledged.</returns>
    private static async Task<IReadOnlyList<int>> KillRepeatedlyAsync(HostProgram program, Func<bool> until)
    {
        var acknowledged = new List<int>();
        for (var first = 0; !until(); first += 1_000)
        {
            var process = program.Start(events: 1_000, first);
            var line = await Task.Run(process.ReadLineInTime);
            await Task.Delay(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
            acknowledged.AddRange(await KillAsync(process, first, line!));
        }

        return acknowledged;
    }

    /// <summary>Kills the program.</summary>
    /// <param name="process">The program.</param>
    /// <param name="first">The number of its first event.</param>
    /// <param name="lastLine">The last line of its output that was read.</param>
    /// <returns>The numbers of the events that it has acknowledged.</returns>
    private static async Task<IEnumerable<int>> KillAsync(Process process, int first, string lastLine)
    {
        process.Kill(entireProcessTree: true);
        var (output, _) = await process.EndInTime();
        var last = output.Split('\n').Prepend(lastLine).Last(static line => line.StartsWith("ack ", StringComparison.Ordinal));
        return Enumerable.Range(first, int.Parse(last[4..], CultureInfo.InvariantCulture));
    }

    private async Task AssertNumbersArriveAsync(IReadOnlyCollection<int> acknowledged, string target)
    {
        var numbers = await ReadNumbersAsync(target, acknowledged.Count);
        Assert.Empty(acknowledged.Except(numbers));
        if (destination.RemovesDuplicates)
            Assert.Equal(numbers.Count, numbers.Distinct().Count());
    }

    /// <summary>Reads the numbers of the events that the program emits.</summary>
    private async Task<IReadOnlyList<int>> ReadNumbersAsync(string target, int atLeast) =>
    [
        .. (await destination.ReadAsync(target, atLeast))
            .Select(static one => JsonElement.Parse(one.Data).GetProperty("number").GetInt32()),
    ];
}

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
            for (var acks = 0; acks < 10; acks++)
            {
                var line = process.ReadLineInTime();
                Assert.StartsWith("ack ", line, StringComparison.Ordinal);
                acknowledged.AddRange(Enumerable.Range(first, int.Parse(line![4..], CultureInfo.InvariantCulture)));
            }

            process.Kill(entireProcessTree: true);
            process.WaitForExitInTime();
        }

        proxy.Set(Fault.None);
        await program.RunAsync(events: 1, first: 900_000);

        var numbers = await ReadNumbersAsync(target, acknowledged.Distinct().Count());
        Assert.Empty(acknowledged.Append(900_000).Except(numbers));
        if (destination.RemovesDuplicates)
            Assert.Equal(numbers.Count, numbers.Distinct().Count());
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
    public async Task Chaos_of_servers_and_connections_loses_nothing()
    {
        // In a long run fewer at once, because the test keeps all of them in memory.
        var (duration, maxEvents) = LongRun.Choose((TimeSpan.FromSeconds(10), 1_000), (destination.LongChaos, 200));
        var random = new Random(34);
        using var folder = new TemporaryFolder();
        using var proxy = destination.CreateProxy(loseEveryNthAnswer: 20);
        var (pipeline, target) = await ConnectAsync(proxy, options => options.With(
            maxBatchCount: 100, requestTimeout: ShortTimeout, spool: new SpoolOptions(folder.PathOf("spool"))));
        await using var _ = pipeline;
        var start = Stopwatch.GetTimestamp();

        while (Stopwatch.GetElapsedTime(start) < duration)
        {
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
    }

    /// <summary>Reads the numbers of the events that the program emits.</summary>
    private async Task<IReadOnlyList<int>> ReadNumbersAsync(string target, int atLeast) =>
    [
        .. (await destination.ReadAsync(target, atLeast))
            .Select(static one => JsonElement.Parse(one.Data).GetProperty("number").GetInt32()),
    ];
}

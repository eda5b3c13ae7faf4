using EventTracking.Batching.Tests.Spooling.Support;
using EventTracking.Testing;

namespace EventTracking.Batching.Tests.Spooling;

/// <summary>
/// Several threads emit and flush while the disk and the destination fail at random; then the power is lost. What a flush has acknowledged
/// is delivered, before or after the restart, and in order for each thread.
/// </summary>
public sealed class SpoolChaosTests
{
    private const int Threads = 4;
    private const int Rounds = 15;
    private const int Failures = 10;
    private const int NumbersPerThread = 100_000;

    private static readonly DiskOperation[] Operations =
    [
        DiskOperation.Write, DiskOperation.Sync, DiskOperation.SyncFolder, DiskOperation.Create, DiskOperation.Delete,
        DiskOperation.Truncate,
    ];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, LongRun.Choose(quick: 10, full: 40, @long: 2_000))];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Acknowledged_events_survive_failures_and_a_loss_of_power(int seed)
    {
        var random = new Random(seed);
        var disk = new SimulatedDisk();
        disk.Faults.ShortTransfers = new Random(seed);
        var destination = new SwitchedDestination(random.Next(2) == 0);
        var acknowledged = await EmitAsync(disk, destination, random);
        disk.Faults.Heal();
        var before = destination.Lines.Count;

        destination.SwitchOn();
        using var next = new SomeSpool(destination, Options(disk));
        await Eventually.Is(() => next.Account.Pending == 0, "everything is delivered");

        Assert.True(next.Account.IsBalanced, next.Account.ToString());
        Assert.Equal(0, next.Account.Dropped.Total);
        var numbers = destination.Lines.Select(SomeJson.NumberOf).ToArray();
        for (var thread = 0; thread < Threads; thread++)
        {
            Assert.Equal([], Enumerable.Range(thread * NumbersPerThread, acknowledged[thread]).Except(numbers));
            AssertOrder(numbers[..before], thread);
            AssertOrder(numbers[before..], thread);
        }
    }

    private static async Task<int[]> EmitAsync(SimulatedDisk disk, SwitchedDestination destination, Random random)
    {
        var acknowledged = new int[Threads];
        var backend = new BatchingBackend(destination, Options(disk));
        using var tracker = new Tracker(
            new Dictionary<string, IEventBackend> { ["batch"] = backend },
            options: new TrackerOptions { ShutdownTimeout = TimeSpan.FromMilliseconds(100) });
        var emits = Enumerable.Range(0, Threads).Select(thread => Task.Run(() =>
        {
            for (var round = 0; round < Rounds; round++)
            {
                var first = (thread * NumbersPerThread) + (round * 20);
                for (var i = 0; i < 20; i++)
                    tracker.Emit("test.event", new Dictionary<string, object?> { ["n"] = first + i });
                while (!backend.Flush(TimeSpan.FromSeconds(10)))
                {
                    // The disk fails for a while.
                }

                acknowledged[thread] = (round + 1) * 20;
            }
        })).ToArray();
        for (var failures = 0; !Task.WaitAll(emits, millisecondsTimeout: 5); failures++)
        {
            // Each failure delays the next write, so there are only some.
            if (failures < Failures)
                disk.Faults.FailAt(Operations[random.Next(Operations.Length)], random.Next(1, 10), DiskFaults.InputOutput);
            if (random.Next(3) == 0)
                destination.SwitchOff();
            else
                destination.SwitchOn();
        }

        await Task.WhenAll(emits);
        disk.Crash(random);
        return acknowledged;
    }

    private static BatchingOptions Options(SimulatedDisk disk) =>
        SomeSpool.Options(new SpoolOptions("/spool") { Files = disk, MaxBytes = 1_048_576 }, deadLetter: new CollectingBackend());

    /// <summary>The events of a thread may begin again after a restart, and never skip one.</summary>
    private static void AssertOrder(int[] numbers, int thread)
    {
        var own = numbers.Where(number => number / NumbersPerThread == thread).ToArray();
        Assert.Equal(Enumerable.Range(own.FirstOrDefault(), own.Length), own);
    }
}

using System.Globalization;
using System.Text.Json.Nodes;
using EventTracking.Destinations.Tests.Conformance;
using EventTracking.Destinations.Tests.Servers;

namespace EventTracking.Destinations.Tests.Consuming;

public sealed partial class RedisConsumerTests
{
    [Fact]
    public async Task Two_processes_share_the_events_and_one_that_is_killed_in_mid_batch_loses_none()
    {
        const int events = 2_000;
        using var folder = new TemporaryFolder();
        var stream = new RedisStream(_server, "shared");
        await stream.EmitAsync(events);
        using var killed = Start(stream, "one", folder.PathOf("one"), delay: 2);
        using var other = Start(stream, "two", folder.PathOf("two"), delay: 2);
        Bounded.Until(() => HandledEvents.In(folder, "one").Count > 100 && HandledEvents.In(folder, "two").Count > 0);

        killed.Kill();

        Bounded.Until(() => HandledEvents.In(folder, "one").Concat(HandledEvents.In(folder, "two")).Distinct().Count() == events);
        stream.UntilAcknowledged();
        var (one, two) = (HandledEvents.In(folder, "one"), HandledEvents.In(folder, "two"));
        Assert.Equal(one.Order(), one);

        // Each consumer gets its events in order; those of the killed one come later, in order among themselves.
        Assert.True(two.Zip(two.Skip(1)).Count(static pair => pair.Second < pair.First) <= 1);
        Assert.Empty(await stream.DeadLettersAsync());
    }

    [Fact]
    public async Task An_event_that_ends_its_process_is_dead_lettered_and_the_others_are_handled()
    {
        using var folder = new TemporaryFolder();
        var stream = new RedisStream(_server, "poison");
        await stream.EmitAsync(10);
        await stream.EmitAsync(1, first: -1);
        await stream.EmitAsync(10, first: 10);
        for (var i = 0; i < 5; i++)
        {
            using var process = Start(stream, "one", folder.PathOf("one"));
            process.WaitForEnd();
        }

        using var last = Start(stream, "one", folder.PathOf("one"));
        Bounded.Until(() => HandledEvents.In(folder, "one").Distinct().Count() == 20);
        stream.UntilAcknowledged();

        var letter = Assert.Single(await stream.DeadLettersAsync());
        Assert.Equal("The consumers that handled the event have ended without a result.", letter["dead_letter_detail"]);
        Assert.Equal("5", letter["dead_letter_attempts"]);
        Assert.Contains("\"number\":-1,", letter["line"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_native_program_handles_a_typed_event()
    {
        var stream = new RedisStream(_server, "native");
        await stream.EmitAsync(1, first: 42);

        var printed = await HostProgram.ConsumeNativeAsync(
            "Redis", new JsonObject { ["ConnectionString"] = _server.ConnectionString(), ["Key"] = stream.Key });

        Assert.Equal("test.sensor.read: 42, sensor 42", printed);
        stream.UntilAcknowledged();
    }

    private ServerProcess Start(RedisStream stream, string consumer, string file, int delay = 0) => ServerProcess.Start(
        "dotnet",
        Repository.Program("tests/EventTracking.Consuming.Program"),
        "server=redis",
        $"address={_server.ConnectionString()}",
        $"source={stream.Key}",
        $"consumer={consumer}",
        $"file={file}",
        string.Create(CultureInfo.InvariantCulture, $"delay={delay}"));
}

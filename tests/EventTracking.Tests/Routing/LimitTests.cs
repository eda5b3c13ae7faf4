using System.Text.Json.Nodes;
using EventTracking.Tests.Support;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace EventTracking.Tests.Routing;

/// <summary>Events that exceed a limit of size, depth or fields.</summary>
public sealed class LimitTests
{
    /// <summary>The maximum allocation for an event dropped by a limit of 256 KiB: the writer reserves six bytes per character.</summary>
    private const long CostOfALoss = 8 * 1024 * 1024;

    private readonly CollectingLogger<Tracker> _log = new();
    private readonly CountingBackend _backend = new();

    [Fact]
    public void A_line_of_the_maximum_size_passes_and_one_more_byte_does_not()
    {
        var line = 0;
        using (var free = new Tracker(SomeBackends.Only(new DelegateBackend((in envelope) => line = envelope.Json.Length))))
            free.Emit(new VideoStopped("abc", 1));

        Emit(new EventLimits { MaxEventBytes = line }, static tracker => tracker.Emit(new VideoStopped("abc", 1)));
        Assert.Equal(1, _backend.Sent);

        var account = Emit(new EventLimits { MaxEventBytes = line - 1 }, static tracker => tracker.Emit(new VideoStopped("abc", 1)));
        Assert.Equal(1, _backend.Sent);
        Assert.Equal([new(DropReason.Oversize, 1)], account.Rejected);
    }

    [Fact]
    public void The_default_line_limit_is_256_KiB()
    {
        var longest = 0;
        using var tracker = new Tracker(
            SomeBackends.Only(new DelegateBackend((in envelope) => longest = Math.Max(longest, envelope.Json.Length))),
            timeProvider: new FakeTimeProvider(CollectingTracker.Now));

        Emitting("text", "")(tracker);
        var room = (256 * 1024) - longest;
        Emitting("text", new string('x', room))(tracker);
        Emitting("text", new string('x', room + 1))(tracker);

        Assert.Equal(256 * 1024, longest);
        Assert.Equal([new(DropReason.Oversize, 1)], tracker.GetAccount().Rejected);
    }

    [Fact]
    public void An_oversize_event_is_reported_with_its_name_and_field()
    {
        var account = Emit(
            new EventLimits { MaxEventBytes = 200 },
            static tracker =>
                tracker.Emit(
                    "test.event", new Dictionary<string, object?> { ["small"] = 1, ["large"] = new string('x', 200), ["after"] = 2 }));

        Assert.Equal([new(DropReason.Oversize, 1)], account.Rejected);
        Assert.Equal(
            "The event \"test.event\" is dropped: at the field \"data.large\" it exceeds the limit of 200 bytes",
            Assert.Single(_log.Entries).Text);
    }

    /// <summary>The field, and the action that emits it with 100 MB of text.</summary>
    public static TheoryData<string, Func<string, Action<Tracker>>> Hostile { get; } = new()
    {
        { "data.text", static huge => Emitting("text", huge) },
        { "data.bytes", static huge => Emitting("bytes", new byte[huge.Length]) },
        { "data.list", static _ => Emitting("list", Endless(1)) },
        { "data.list", static _ => Emitting("list", Endless(new Dictionary<string, object?>())) },
        { "data.node", static huge => Emitting("node", JsonValue.Create(huge)) },
        { "data.element", static huge => Emitting("element", SomeJson.Of($"\"{huge}\"")) },
        { "data.video_id", static huge => tracker => tracker.Emit(new VideoStopped(huge, 1)) },
        { "name", static huge => tracker => tracker.Emit(huge) },
        { "context.text", static huge => tracker => EmitWithin(tracker, new EventContext { ["text"] = huge }) },
    };

    [Theory]
    [MemberData(nameof(Hostile), DisableDiscoveryEnumeration = true)]
    public void Huge_and_endless_events_use_no_more_memory_than_the_limit(string field, Func<string, Action<Tracker>> prepare)
    {
        using var tracker = Tracker(EventLimits.Default);
        var emit = prepare(Huge());
        emit(tracker);

        var before = GC.GetAllocatedBytesForCurrentThread();
        emit(tracker);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.InRange(allocated, 0, CostOfALoss);
        Assert.Equal(0, _backend.Sent);
        Assert.Equal([new(DropReason.Oversize, 2)], tracker.GetAccount().Rejected);
        Assert.Contains($"\"{field}\"", _log.Entries[0].Text, StringComparison.Ordinal);
        Assert.InRange(_log.Entries[0].Text.Length, 1, 1000);
    }

    [Fact]
    public void The_event_after_a_huge_one_is_complete()
    {
        using var tracker = Tracker(EventLimits.Default);

        tracker.Emit(new VideoStopped(Huge(), 1));
        tracker.Emit(new VideoStopped("v", 1));

        Assert.Equal(1, _backend.Sent);
        Assert.True(tracker.GetAccount().IsBalanced);
    }

    [Fact]
    public void The_field_limit_counts_nested_fields_but_not_elements()
    {
        var data = new Dictionary<string, object?>
        {
            ["a"] = new Dictionary<string, object?> { ["b"] = 1, ["c:::"] = ":::::::::::" },
            ["d"] = Enumerable.Repeat(":", 100).ToArray(),
        };
        void Act(Tracker tracker)
        {
            using (tracker.Context("test", new EventContext { ["e"] = 1 }))
                tracker.Emit("test.event", data);
        }

        Assert.Equal(0, Emit(new EventLimits { MaxFields = 5 }, Act).Rejected.Total);
        Assert.Equal([new(DropReason.TooManyFields, 1)], Emit(new EventLimits { MaxFields = 4 }, Act).Rejected);
        Assert.Equal(
            "The event \"test.event\" is dropped: at the field \"context.e\" it exceeds the limit of 4 fields",
            Assert.Single(_log.Entries).Text);
    }

    [Fact]
    public void The_default_field_limit_is_512()
    {
        using var tracker = Tracker(EventLimits.Default);

        tracker.Emit("test.event", Enumerable.Range(0, 512).ToDictionary(static i => $"f{i}", static object? (i) => i));
        tracker.Emit("test.event", Enumerable.Range(0, 513).ToDictionary(static i => $"f{i}", static object? (i) => i));

        Assert.Equal(1, _backend.Sent);
        Assert.Equal([new(DropReason.TooManyFields, 1)], tracker.GetAccount().Rejected);
        Assert.Contains("\"data.f512\"", Assert.Single(_log.Entries).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_depth_includes_the_line_and_the_data()
    {
        static void Act(Tracker tracker) => tracker.Emit("test.event", SomeJson.Of("""{"a":[{"b":"[[[[{{{{"}]}"""));

        Assert.Equal(0, Emit(new EventLimits { MaxDepth = 4 }, Act).Rejected.Total);
        Assert.Equal([new(DropReason.TooDeep, 1)], Emit(new EventLimits { MaxDepth = 3 }, Act).Rejected);
        Assert.Equal(
            "The event \"test.event\" is dropped: at the field \"data.a\" it exceeds the limit of 3 levels",
            Assert.Single(_log.Entries).Text);
    }

    [Fact]
    public void By_default_data_beyond_the_depth_limit_is_truncated()
    {
        object? value = null;
        for (var i = 0; i < 10_000; i++)
            value = new[] { value };

        using var tracker = Tracker(EventLimits.Default);
        tracker.Emit("test.event", new Dictionary<string, object?> { ["deep"] = value });

        Assert.Equal(1, _backend.Sent);
        Assert.Equal(1, tracker.CountFailures(TrackingFailureKind.FieldFailed));
    }

    [Fact]
    public void A_hand_written_line_that_is_not_text_is_subject_to_the_limits()
    {
        var account = Emit(new EventLimits { MaxEventBytes = 200 }, static tracker => tracker.Emit(new ScriptedEvent(static (ref writer) =>
        {
            writer.WriteRaw([.. "{\""u8, 0xff, 0xfe, .. "\":\""u8]);
            writer.WriteRaw(new byte[300].AsSpan());
        })));

        Assert.Equal([new(DropReason.Oversize, 1)], account.Rejected);
    }

    [Fact]
    public void A_processor_cannot_make_an_event_larger_than_the_limit()
    {
        var grow = new DelegateProcessor(static (ref envelope) =>
        {
            envelope = envelope.WithData("added", envelope.Name == "huge" ? Huge() : new string('x', 300));
            return ProcessingResult.Keep;
        });
        using var tracker = new Tracker(
            SomeBackends.Only(_backend), processors: [grow], options: new EventLimits { MaxEventBytes = 300 }.Options(), logger: _log);

        tracker.Emit("test.event");
        tracker.Emit("huge");

        Assert.Equal(0, _backend.Sent);
        Assert.Equal([new(DropReason.Oversize, 2)], tracker.GetAccount().Rejected);
        Assert.Contains("\"data.added\"", _log.Entries[0].Text, StringComparison.Ordinal);
        Assert.True(tracker.GetAccount().IsBalanced);
    }

    [Fact]
    public void Each_router_has_its_own_limits()
    {
        var narrow = new RoutingBackend(SomeBackends.Only(_backend), limits: new EventLimits { MaxEventBytes = 200 });
        using var tracker = new Tracker(new Dictionary<string, IEventBackend> { ["narrow"] = narrow, ["wide"] = _backend });

        tracker.Emit("test.event", new Dictionary<string, object?> { ["text"] = new string('x', 300) });

        Assert.Equal(1, _backend.Sent);
        Assert.Equal([new(DropReason.Oversize, 1)], tracker.GetAccount("narrow").Rejected);
        Assert.Equal(0, tracker.GetAccount().Rejected.Total);
    }

    [Theory]
    [InlineData(0, 64, 512)]
    [InlineData(1, 0, 512)]
    [InlineData(1, 65, 512)]
    [InlineData(1, 64, -1)]
    public void Invalid_limits_are_rejected(int size, int depth, int fields)
    {
        var limits = new EventLimits { MaxEventBytes = size, MaxDepth = depth, MaxFields = fields };

        Assert.Throws<ArgumentOutOfRangeException>(() => new Tracker(options: limits.Options()));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RoutingBackend(limits: limits));
    }

    private static string Huge() => new('x', 50_000_000);

    private static Action<Tracker> Emitting(string field, object? value)
    {
        var data = new Dictionary<string, object?> { [field] = value };
        return tracker => tracker.Emit("test.event", data);
    }

    private static IEnumerable<object> Endless(object item)
    {
        while (true)
            yield return item;
    }

    private static void EmitWithin(Tracker tracker, EventContext context)
    {
        using (tracker.Context("test", context))
            tracker.Emit("e");
    }

    private Tracker Tracker(EventLimits limits) => new(SomeBackends.Only(_backend), logger: _log, options: limits.Options());

    private AccountSnapshot Emit(EventLimits limits, Action<Tracker> emit)
    {
        using var tracker = Tracker(limits);
        emit(tracker);
        Assert.True(tracker.GetAccount().IsBalanced);
        return tracker.GetAccount();
    }
}

using System.Text;
using EventTracking.Tests.Support;
using Microsoft.Extensions.Logging;
using Xunit;

namespace EventTracking.Tests.Envelope;

/// <summary>Events that are read back from storage, in the same process or another one.</summary>
public sealed partial class EventHeaderRestoreTests
{
    private static readonly DateTimeOffset SomeTime = new(2026, 11, 23, 19, 29, 34, 718, 308, TimeSpan.Zero);

    [Fact]
    public void A_restored_event_equals_the_original()
    {
        var original = Stored(static tracker => tracker.Emit(new VideoStopped("v\"{\\", 86.75)));

        var restored = original.Restore().Open(original.Line);

        Assert.Equal(original.Line, restored.Json.ToArray());
        Assert.Equal((original.Name, original.Id, original.Timestamp), (restored.Name, restored.Id, restored.Timestamp));
        Assert.Equal("""{"video_id":"v\"{\\","current_time":86.75}""", Encoding.UTF8.GetString(restored.DataJson));
        Assert.Equal("{}", Encoding.UTF8.GetString(restored.ContextJson));
    }

    [Fact]
    public void A_restored_event_has_the_descriptor_of_its_version()
    {
        var original = Stored(static tracker => tracker.Emit(new Restored(7)));

        var restored = original.Restore().Open(original.Line);

        Assert.Same(Restored.Descriptor, restored.Descriptor);
        Assert.Equal(3, restored.Version);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    [InlineData(9_999)]
    public void The_id_does_not_depend_on_the_fraction_of_the_millisecond(long ticks)
    {
        var original = Stored(tracker => tracker.Emit(new VideoStopped("v", 1), SomeTime.AddTicks(ticks)));

        var restored = original.Restore().Open(original.Line);

        Assert.Equal((original.Id, original.Timestamp), (restored.Id, restored.Timestamp));
    }

    [Theory]
    [InlineData("0198c5a0-0000-7000-8000-000000000001")]
    [InlineData("6ba7b810-9dad-41d1-80b4-00c04fd430c8")]
    [InlineData("ffffffff-ffff-ffff-ffff-ffffffffffff")]
    public void The_id_of_an_imported_event_is_kept(string id)
    {
        var original = Stored(tracker => tracker.Emit(new VideoStopped("v", 1), SomeTime, new Guid(id)));

        Assert.Equal(new Guid(id), original.Restore().Open(original.Line).Id);
    }

    [Fact]
    public void An_event_before_1970_keeps_its_id()
    {
        var original = Stored(static tracker => tracker.Emit(new VideoStopped("v", 1), DateTimeOffset.UnixEpoch.AddYears(-7)));

        Assert.Equal(original.Id, original.Restore().Open(original.Line).Id);
    }

    [Fact]
    public void A_version_that_this_program_does_not_declare_is_kept_until_the_event_is_renamed()
    {
        var original = Stored(static tracker => tracker.Emit(new VideoStopped("v", 1)));

        var restored = (original with { Version = 41 }).Restore().Open(original.Line);

        Assert.Null(restored.Descriptor);
        Assert.Equal((41, 41, 0), (restored.Version, restored.WithData("n", 1).Version, restored.WithName("other").Version));
        Assert.Equal(41, EventHeader.Of(in restored).Version);
    }

    [Fact]
    public void A_restored_event_can_be_rewritten()
    {
        var name = "test.ünïcode \"{}\"";
        var original = Stored(tracker =>
        {
            using (tracker.Context("session", new EventContext { ["user"] = "u{" }))
                tracker.Emit(name, new Dictionary<string, object?> { ["a"] = new[] { 1, 2 } });
        });

        var rewritten = original.Restore().Open(original.Line).WithField("dead_letter", "why").WithData("b", 2).WithContext("c", 3);

        Assert.Equal("""{"a":[1,2],"b":2}""", Encoding.UTF8.GetString(rewritten.DataJson));
        Assert.Equal("""{"user":"u{","c":3}""", Encoding.UTF8.GetString(rewritten.ContextJson));
        Assert.EndsWith(""","dead_letter":"why"}""", Encoding.UTF8.GetString(rewritten.Json), StringComparison.Ordinal);
        Assert.Equal("test.ünïcode \"{}\"", rewritten.WithName("other").WithName(original.Name).Name);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("-1.5e3")]
    [InlineData("\"t,}\"")]
    [InlineData("[{},[]]")]
    public void Data_can_be_any_value(string data)
    {
        using var json = System.Text.Json.JsonDocument.Parse(data);
        var root = json.RootElement;
        var original = Stored(tracker => tracker.Emit("test.event", root));

        Assert.Equal(data, Encoding.UTF8.GetString(original.Restore().Open(original.Line).DataJson));
    }

    [Fact]
    public void Extra_fields_are_part_of_the_line()
    {
        var original = Stored(
            static tracker => tracker.Emit(new VideoStopped("v", 1)), new TrackerOptions { IncludeId = true, IncludeVersion = true });

        var restored = original.Restore().Open(original.Line);

        Assert.True(restored.TryGetField("id", out var id));
        Assert.Equal(original.Id, id.GetGuid());
        Assert.True(restored.WithName("other").TryGetField("id", out _));
        Assert.False(restored.WithName("other").TryGetField("version", out _));
    }

    [Fact]
    public void A_restored_event_can_be_routed()
    {
        var original = Stored(static tracker => tracker.Emit(new VideoStopped("v", 1)));
        var collected = new List<string>();
        using var router = new RoutingBackend(
            SomeBackends.Only(new DelegateBackend((in envelope) => collected.Add(Encoding.UTF8.GetString(envelope.Json)))));

        router.Send(original.Restore().Open(original.Line));

        Assert.Equal([Encoding.UTF8.GetString(original.Line)], collected);
    }

    [Fact]
    public void Every_truncation_of_a_line_is_rejected()
    {
        var original = Stored(
            static tracker => tracker.Emit("test.event", new Dictionary<string, object?> { ["a\\\""] = new { B = "}" } }),
            new TrackerOptions { IncludeId = true });

        for (var length = 0; length < original.Line.Length; length++)
        {
            var cut = original with { Line = original.Line[..length] };
            Assert.Throws<ArgumentException>(() => cut.Restore().Name);
        }

        var longer = original with { Line = [.. original.Line, (byte)'}'] };
        var error = Assert.Throws<ArgumentException>(() => longer.Restore().Name);
        Assert.StartsWith($"The {longer.Line.Length} bytes are not the line of an event.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_loss_of_a_restored_event_is_logged_by_the_tracker_of_the_account()
    {
        var logger = new CollectingLogger<Tracker>();
        var original = Stored(static tracker => tracker.Emit("test.event"));
        var account = new BackendAccount();
        using var tracker = new Tracker(SomeBackends.Only(new AccountedBackend(account)), logger: logger);
        var restored = original.Restore(account).Open(original.Line);

        account.Offer(1);
        account.Drop(DropReason.DiskFull, in restored);

        Assert.Contains(logger.Entries, static entry => entry.Level >= LogLevel.Warning);
        Assert.True(tracker.GetAccount("only").IsBalanced);
    }

    [Fact]
    public void Restoring_allocates_nothing()
    {
        var original = Stored(static tracker => tracker.Emit(new VideoStopped("v", 1)));
        var account = new BackendAccount();
        var name = Encoding.UTF8.GetBytes(original.Name);
        Restore();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
            Restore();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Restore() => account.Restore(name, original.Id, original.Timestamp, 1, original.Line);
    }

    private static StoredParts Stored(Action<Tracker> emit, TrackerOptions? options = null)
    {
        StoredParts? stored = null;
        using var tracker = new Tracker(
            SomeBackends.Only(new DelegateBackend((in envelope) => stored = new StoredParts(
                envelope.Name, envelope.Id, envelope.Timestamp, envelope.Version, envelope.Json.ToArray()))),
            options: options);
        emit(tracker);
        return stored!;
    }

    [TrackedEvent("header.restored", Version = 3)]
    internal readonly partial record struct Restored(int Number);

    private sealed record StoredParts(string Name, Guid Id, DateTimeOffset Timestamp, int Version, byte[] Line)
    {
        public EventHeader Restore(BackendAccount? account = null) =>
            (account ?? new BackendAccount()).Restore(Encoding.UTF8.GetBytes(Name), Id, Timestamp, Version, Line);
    }

    private sealed class AccountedBackend(BackendAccount account) : IAccountableBackend
    {
        public BackendAccount Account => account;

        public void Send(in EventEnvelope envelope) => account.Offer();
    }
}

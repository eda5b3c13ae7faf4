using EventTracking.Testing;
using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests;

public sealed class TrackerOptionsTests
{
    private static readonly TrackerOptions IdAndVersion = new() { IncludeId = true, IncludeVersion = true };

    [Fact]
    public void By_default_a_line_has_neither_id_nor_version()
    {
        var collected = Emitted(new TrackerOptions(), static tracker => tracker.Emit(new VideoStopped("v", 1)));

        Assert.EndsWith("\"context\":{}}", collected.Json, StringComparison.Ordinal);
    }

    [Fact]
    public void The_id_and_the_version_follow_the_context()
    {
        var collected = Emitted(IdAndVersion, static tracker => tracker.Emit(new VideoStopped("v", 1)));

        Assert.EndsWith($$"""},"context":{},"id":"{{collected.Id}}","version":1}""", collected.Json, StringComparison.Ordinal);
        Assert.Equal("{}", collected.Context.GetRawText());
    }

    [Fact]
    public void Id_and_version_can_be_included_separately()
    {
        var id = Emitted(new TrackerOptions { IncludeId = true }, static tracker => tracker.Emit(new VideoStopped("v", 1)));
        var version = Emitted(new TrackerOptions { IncludeVersion = true }, static tracker => tracker.Emit(new VideoStopped("v", 1)));

        Assert.EndsWith($$"""{},"id":"{{id.Id}}"}""", id.Json, StringComparison.Ordinal);
        Assert.EndsWith("{},\"version\":1}", version.Json, StringComparison.Ordinal);
    }

    [Fact]
    public void An_untyped_event_has_no_version()
    {
        var collected = Emitted(IdAndVersion, static tracker => tracker.Emit("edx.bi.click"));

        Assert.EndsWith($$"""{},"id":"{{collected.Id}}"}""", collected.Json, StringComparison.Ordinal);
    }

    [Fact]
    public void An_imported_event_is_written_with_its_own_id()
    {
        var id = Guid.NewGuid();

        var collected = Emitted(IdAndVersion, tracker => tracker.Emit("edx.bi.click", data: null, DateTimeOffset.UnixEpoch, id));

        Assert.Contains($"\"id\":\"{id}\"", collected.Json, StringComparison.Ordinal);
    }

    [Fact]
    public void A_renamed_event_loses_its_version()
    {
        var collected = Emitted(
            IdAndVersion,
            static tracker => tracker.Emit(new VideoStopped("v", 1)),
            new DelegateProcessor(static (ref envelope) =>
            {
                Assert.Equal(1, envelope.Version);
                envelope = envelope.WithName("renamed").WithData("a", 1).WithField("extra", true);
                Assert.Equal(0, envelope.Version);
                return ProcessingResult.Keep;
            }));

        Assert.EndsWith($$""","context":{},"id":"{{collected.Id}}","extra":true}""", collected.Json, StringComparison.Ordinal);
    }

    [Fact]
    public void A_version_field_that_a_processor_added_survives_a_rename()
    {
        var collected = Emitted(
            new TrackerOptions(),
            static tracker => tracker.Emit(new VideoStopped("v", 1)),
            new DelegateProcessor(static (ref envelope) =>
            {
                envelope = envelope.WithField("version", "2026-11").WithName("renamed");
                return ProcessingResult.Keep;
            }));

        Assert.EndsWith("\"version\":\"2026-11\"}", collected.Json, StringComparison.Ordinal);
    }

    [Fact]
    public void The_id_and_the_version_count_toward_the_size_limit()
    {
        var withoutId = Emitted(new TrackerOptions(), static tracker => tracker.Emit("edx.bi.click"));
        var limit = new EventLimits { MaxEventBytes = withoutId.Json.Length };
        var backend = new CollectingBackend();
        using var tracker = new Tracker(
            new Dictionary<string, IEventBackend> { ["collected"] = backend },
            options: new TrackerOptions { Limits = limit, IncludeId = true });

        tracker.Emit("edx.bi.click");

        Assert.Empty(backend.Events);
        Assert.Equal(1, tracker.Accounts[0].Rejected.Total);
    }

    [Fact]
    public void A_tracker_keeps_the_options_that_it_was_created_with()
    {
        var options = new TrackerOptions();
        var backend = new CollectingBackend();
        using var tracker = new Tracker(new Dictionary<string, IEventBackend> { ["collected"] = backend }, options: options);

        options.IncludeId = true;
        tracker.Emit("edx.bi.click");

        Assert.EndsWith("\"context\":{}}", backend.Events[0].Json, StringComparison.Ordinal);
    }

    private static CollectedEvent Emitted(TrackerOptions options, Action<Tracker> emit, params IEventProcessor[] processors)
    {
        var backend = new CollectingBackend();
        using var tracker = new Tracker(
            new Dictionary<string, IEventBackend> { ["collected"] = backend }, processors: processors, options: options);
        emit(tracker);
        return Assert.Single(backend.Events);
    }
}

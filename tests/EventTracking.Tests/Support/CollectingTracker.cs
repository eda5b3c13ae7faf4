using EventTracking.Testing;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace EventTracking.Tests.Support;

/// <summary>A tracker with one backend, a collected log and a fake clock.</summary>
internal sealed class CollectingTracker : IDisposable
{
    public static readonly DateTimeOffset Now = new DateTimeOffset(2026, 11, 23, 19, 29, 34, TimeSpan.Zero).AddMicroseconds(718308);

    public CollectingTracker(IContextLocator? contextLocator = null, params IEventProcessor[] processors) =>
        Tracker = new Tracker(new Dictionary<string, IEventBackend> { ["collected"] = Backend }, contextLocator, processors, Clock, Log);

    public CollectingBackend Backend { get; } = new();

    public CollectingLogger<Tracker> Log { get; } = new();

    public FakeTimeProvider Clock { get; } = new(Now);

    public Tracker Tracker { get; }

    public IReadOnlyList<CollectedEvent> Events => Backend.Events;

    /// <summary>The only event.</summary>
    public CollectedEvent Event => Assert.Single(Events);

    /// <summary>The data of the only event, as written in the line.</summary>
    public string Data => Event.Data.GetRawText();

    /// <summary>The context of the only event, as written in the line.</summary>
    public string Context => Event.Context.GetRawText();

    public long Failures(TrackingFailureKind kind) => Tracker.CountFailures(kind);

    public long AllFailures => Enum.GetValues<TrackingFailureKind>().Sum(Failures) + Tracker.CountLost();

    public void Dispose() => Tracker.Dispose();
}

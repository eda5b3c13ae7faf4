namespace EventTracking;
/// <summary>stub</summary>
public sealed class Tracker
{
    /// <summary>stub</summary>
    public void Emit<TEvent>(in TEvent trackedEvent) where TEvent : ITrackedEvent<TEvent> { throw new NotImplementedException(); }
    /// <summary>stub</summary>
    public long CountFailures(TrackingFailureKind kind) => GetHashCode();
}
/// <summary>stub</summary>
public static class TrackerRegistry {
    /// <summary>stub</summary>
    public static Tracker Default => new();
}
/// <summary>stub</summary>
public interface IEventProcessor {
    /// <summary>stub</summary>
    int OnFailure => 0; }

namespace EventTracking.Tests.Hostile.Impostors;

internal sealed record System(int Number);

internal sealed record String(string Text);

internal sealed record Exception(string Message);

internal readonly record struct ReadOnlySpan<T>(T Item);

internal readonly record struct Nullable<T>(T Item);

internal enum Tracker
{
    On,
}

internal sealed record EventTracking(bool IsOn);

internal readonly record struct EventDataWriter(int Pages);

internal sealed record EventDataCheckpoint;

internal sealed record ITrackedEvent<T>(T Self);

internal sealed record TrackedEventField(string Name);

internal sealed record FieldWriters(int Count);

internal sealed class TrackerExtensions;

/// <summary>Its namespace contains a type for every type name that generated code uses.</summary>
[global::EventTracking.TrackedEvent("hostile.impostors")]
internal sealed partial record Impersonated(
    System System,
    String String,
    Exception Exception,
    ReadOnlySpan<int> ReadOnlySpan,
    Nullable<int> Nullable,
    Tracker Tracker,
    EventTracking EventTracking,
    EventDataWriter EventDataWriter,
    ITrackedEvent<FieldWriters> Self,
    int? Maybe,
    string? Text,
    global::System.Collections.Generic.IEnumerable<String> Strings)
{
    public int Broken => throw new global::System.InvalidOperationException();
}

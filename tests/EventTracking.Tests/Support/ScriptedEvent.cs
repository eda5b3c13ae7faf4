namespace EventTracking.Tests.Support;

/// <summary>A declared event whose data a lambda writes.</summary>
internal sealed record ScriptedEvent(WriteScript Script) : ITrackedEvent<ScriptedEvent>
{
    public static TrackedEventDescriptor Descriptor { get; } = TrackedEventDescriptor.Of<ScriptedEvent>("test.scripted", []);

    public static void WriteData(ref EventDataWriter writer, in ScriptedEvent trackedEvent) => trackedEvent.Script(ref writer);
}

internal delegate void WriteScript(ref EventDataWriter writer);

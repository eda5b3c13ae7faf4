namespace EventTracking.Generators.Symbols;

/// <summary>The metadata names of the types that the generator and the analyzers look for.</summary>
internal static class KnownTypes
{
    public const string TrackedEventAttribute = "EventTracking.TrackedEventAttribute";
    public const string TrackedEventContract = "EventTracking.ITrackedEvent`1";
    public const string TrackedEventDefaultsAttribute = "EventTracking.TrackedEventDefaultsAttribute";
    public const string TrackedEventDeclarationsAttribute = "EventTracking.CompilerServices.TrackedEventDeclarationsAttribute";
    public const string EventValueAttribute = "EventTracking.EventValueAttribute";
    public const string EventValueWriterAttribute = "EventTracking.EventValueWriterAttribute";
    public const string IEventValueWriter = "EventTracking.IEventValueWriter`1";

    public const string IEventValueReader = "EventTracking.IEventValueReader`1";

    public const string ReadsVersionAttribute = "EventTracking.ReadsVersionAttribute";
    public const string Tracker = "EventTracking.Tracker";
    public const string TrackerRegistry = "EventTracking.TrackerRegistry";
    public const string GeneratedEvents = "EventTracking.CompilerServices.GeneratedEvents";
    public const string EventNamespaceAttribute = "EventTracking.EventNamespaceAttribute";
}

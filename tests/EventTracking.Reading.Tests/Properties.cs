using EventTracking;

[assembly: TrackedEventDefaults(Readable = true)]

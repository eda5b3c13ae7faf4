namespace EventTracking.Tests.Support;

internal static class SomeProcessors
{
    /// <summary>Records its name.</summary>
    public static IEventProcessor Noting(List<string> calls, string name) => new DelegateProcessor((ref _) =>
    {
        calls.Add(name);
        return ProcessingResult.Keep;
    });

    public static IEventProcessor Dropping() => new DelegateProcessor(static (ref _) => ProcessingResult.Drop);

    /// <summary>Adds a field with the original event name, and renames the event.</summary>
    public static IEventProcessor Renaming(string name) => new DelegateProcessor((ref envelope) =>
    {
        envelope = envelope.WithData(name, envelope.Name).WithName(name);
        return ProcessingResult.Keep;
    });

    /// <summary>Rewrites the event, then throws.</summary>
    public static IEventProcessor Throwing(ProcessorFailurePolicy onFailure) => new DelegateProcessor(
        static (ref envelope) =>
        {
            envelope = envelope.WithData("half", true).WithName("half.done");
            throw new TimeoutException("the lookup timed out");
        },
        onFailure);
}

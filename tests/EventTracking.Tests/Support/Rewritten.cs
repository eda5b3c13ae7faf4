using System.Runtime.ExceptionServices;
using System.Text.Json;
using EventTracking.Testing;

namespace EventTracking.Tests.Support;

internal delegate EventEnvelope Rewrite(EventEnvelope envelope);

/// <summary>Returns parts of an event after a processor has rewritten it.</summary>
internal static class Rewritten
{
    /// <summary>The rewritten data of an event with this data. Exceptions of the rewrite are rethrown.</summary>
    public static string Data(string data, Rewrite rewrite) => Event(data, "{}", rewrite).Data.GetRawText();

    /// <summary>The rewritten context of an event with this context. Exceptions of the rewrite are rethrown.</summary>
    public static string Context(string context, Rewrite rewrite) => Event("{}", context, rewrite).Context.GetRawText();

    public static CollectedEvent Event(string data, string context, Rewrite rewrite)
    {
        ExceptionDispatchInfo? thrown = null;
        using var tracking = new CollectingTracker(processors: new DelegateProcessor((ref envelope) =>
        {
            try
            {
                envelope = rewrite(envelope);
            }
            catch (Exception exception)
            {
                thrown = ExceptionDispatchInfo.Capture(exception);
            }

            return ProcessingResult.Keep;
        }));

        using (tracking.Tracker.Context("test", SomeContext.Of(context)))
            tracking.Tracker.Emit("test.event", SomeJson.Of(data));
        thrown?.Throw();
        return tracking.Event;
    }
}

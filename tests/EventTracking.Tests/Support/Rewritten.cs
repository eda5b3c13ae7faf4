using System.Runtime.ExceptionServices;
using System.Text.Json;
using EventTracking.Testing;

namespace EventTracking.Tests.Support;

internal delegate EventEnvelope Rewrite(EventEnvelope envelope);

/// <summary>What becomes of an event that a processor rewrites.</summary>
internal static class Rewritten
{
    /// <summary>The rewritten data of an event that had this data; what the rewriting throws is thrown.</summary>
    public static string Data(string data, Rewrite rewrite) => Event(data, "{}", rewrite).Data.GetRawText();

    /// <summary>The rewritten context of an event that had this context; what the rewriting throws is thrown.</summary>
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

using EventTracking.Batching.Spooling.Log;

namespace EventTracking.Batching.Spooling;

/// <summary>Reads the header of an event that is not on disk yet.</summary>
internal static class FirstFrame
{
    /// <summary>Returns the header of the first event; an empty one if it is not a line.</summary>
    public static EventHeader HeaderOf(ReadOnlySpan<byte> frames, BackendAccount account)
    {
        var payload = frames.Slice(SpoolFrame.HeaderBytes, SpoolFrame.LengthOf(frames));
        var first = new SpooledEvent(0, SpoolFrame.RoutingDepthOf(frames), payload);
        try
        {
            return account.Restore(first.NameUtf8, first.Id, first.Timestamp, first.Version, first.Line);
        }
        catch (ArgumentException)
        {
            return default;
        }
    }
}

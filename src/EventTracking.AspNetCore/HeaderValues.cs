using Microsoft.Extensions.Primitives;

namespace EventTracking.AspNetCore;

/// <summary>Adds header values to a context. Clients control them, so a value longer than the limit is truncated and counted.</summary>
internal readonly struct HeaderValues(EventContext context, Tracker tracker, int maxLength)
{
    public void Add(string key, StringValues header)
    {
        if (header.ToString() is not { Length: > 0 } value)
            return;

        if (value.Length > maxLength)
        {
            value = value[..(char.IsHighSurrogate(value[maxLength - 1]) ? maxLength - 1 : maxLength)];
            tracker.ReportFailure(TrackingFailureKind.ValueTruncated, key);
        }

        context[key] = value;
    }
}

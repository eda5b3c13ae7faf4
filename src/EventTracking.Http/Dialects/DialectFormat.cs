using EventTracking.Http.CloudEvents;
using EventTracking.Http.Requests;

namespace EventTracking.Http.Dialects;

/// <summary>Creates the format of a dialect.</summary>
internal static class DialectFormat
{
    public static RequestFormat Of(HttpOptions options)
    {
        var names = new SentNames(options.Names);
        return options.Dialect switch
        {
            HttpDialect.CloudEvents => new CloudEventsFormat(names, options.Source ?? CloudEventSource.Default),
            HttpDialect.Segment => SegmentFormat.Segment(names, UserIds.Of(options), options.TimeProvider),
            HttpDialect.RudderStack => SegmentFormat.RudderStack(names, UserIds.Of(options), options.TimeProvider),
            HttpDialect.PostHog => new PostHogFormat(names, UserIds.Of(options), options.ApiKey!),
            HttpDialect.Amplitude => new AmplitudeFormat(names, UserIds.Of(options), options.ApiKey!),
            _ => new NdjsonFormat(names),
        };
    }
}

using EventTracking.Http.Fields;

namespace EventTracking.Http.Dialects;

/// <summary>Reads the ids of the user and the anonymous visitor of an event.</summary>
internal sealed class UserIds
{
    private const string Remedy = "Set UserIdField or AnonymousIdField to a field that every event has.";

    private readonly EventFieldPath? _userId;
    private readonly EventFieldPath? _anonymousId;

    private UserIds(string? userIdField, string? anonymousIdField) =>
        (_userId, _anonymousId) = (Parse(userIdField), Parse(anonymousIdField));

    public static UserIds Of(HttpOptions options) => new(options.UserIdField, options.AnonymousIdField);

    /// <returns>Whether the event has at least one of the ids.</returns>
    public bool TryRead(in EventEnvelope envelope, out string? userId, out string? anonymousId, out string reason)
    {
        userId = Read(_userId, in envelope, out var noUserId);
        anonymousId = Read(_anonymousId, in envelope, out var noAnonymousId);
        if (userId is not null || anonymousId is not null)
        {
            reason = "";
            return true;
        }

        reason = string.Join(' ', new[] { noUserId, noAnonymousId, Remedy }.OfType<string>().Distinct(StringComparer.Ordinal));
        return false;
    }

    private static EventFieldPath? Parse(string? field) => EventFieldPath.TryParse(field, out var path) ? path : null;

    private static string? Read(EventFieldPath? path, in EventEnvelope envelope, out string? reason)
    {
        reason = null;
        if (path is null || !path.TryRead(in envelope, out var value, out reason))
            return null;

        reason = value.Length == 0 ? $"The field {path.Text} is empty." : null;
        return reason is null ? value : null;
    }
}

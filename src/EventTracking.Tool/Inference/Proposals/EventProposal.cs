using EventTracking.Tool.Inference.Statistics;

namespace EventTracking.Tool.Inference.Proposals;

/// <summary>Proposes the records of one event.</summary>
internal static class EventProposal
{
    /// <summary>An event with fewer names than this keeps them as fields, even if they look like data.</summary>
    private const int FewNames = 3;

    public static ProposedEvent Of(EventStatistics statistics, SharedTypes types)
    {
        var data = statistics.Data;
        var proposed = new ProposedEvent(statistics);
        if (WhyNotFields(data) is { } reason)
        {
            proposed.Json = new JsonRecord(FieldCounts.Of(data, data.Count, data.Count), reason);
            return proposed;
        }

        if (data.Objects is { } objects)
        {
            var inference = new TypeInference(proposed, types, keepsObjects: FieldCount(objects) <= InferenceLimits.MaxFields);
            proposed.Record = new EventRecord(inference.FieldsOf(objects), objects.Count);
        }

        if (data.Count > (data.Objects?.Count ?? 0))
            proposed.Json = new JsonRecord(OtherThanObjects(data), "the data is not an object");
        return proposed;
    }

    private static string? WhyNotFields(ValueStatistics data) => data switch
    {
        { IsOpaque: true } => "the log has too many different fields",
        { Objects.Values: not null } => "there are too many names of fields, or very long ones",
        { Objects: { Fields.Count: >= FewNames } objects } when DataNames.AreMostOf(objects.Fields.Select(static field => field.Name)) =>
            "the names of the fields look like data",
        _ => null,
    };

    private static FieldCounts OtherThanObjects(ValueStatistics data) =>
        FieldCounts.Of(data, data.Count, data.Count) with { ObjectValues = 0, Example = data.Example };

    /// <summary>Counts fields as EVT210 does: those of nested objects too, but not those of items and of dictionaries.</summary>
    private static long FieldCount(ObjectStatistics objects) => objects.Fields.Sum(
        static field => 1 + (field.Value.Objects is { } nested && !MapKeys.AreIn(nested) ? FieldCount(nested) : 0));
}

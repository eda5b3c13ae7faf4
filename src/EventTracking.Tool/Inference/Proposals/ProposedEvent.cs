using EventTracking.Tool.Inference.Statistics;

namespace EventTracking.Tool.Inference.Proposals;

/// <summary>What is proposed for one event name: a record for data that is an object, and another one for all other data.</summary>
/// <param name="statistics">The lines of the event.</param>
internal sealed class ProposedEvent(EventStatistics statistics)
{
    /// <summary>Gets the event name.</summary>
    public string EventName => statistics.Name;

    /// <summary>Gets a value indicating whether the name is the path of a URL.</summary>
    public bool IsPath => statistics.IsPath;

    /// <summary>Gets the number of lines.</summary>
    public long LineCount => statistics.Data.Count;

    /// <summary>Gets the name of the record; of the typed one if there are two.</summary>
    public string TypeName => Record?.TypeName ?? Json!.TypeName;

    /// <summary>Gets or sets the record, or <see langword="null"/> if no data can be declared as a record.</summary>
    public EventRecord? Record { get; set; }

    /// <summary>Gets or sets the record for data that is not an object, or <see langword="null"/> if there is none.</summary>
    public JsonRecord? Json { get; set; }
}

/// <summary>A record with a property for each field.</summary>
/// <param name="fields">The fields.</param>
/// <param name="lineCount">The number of lines that it writes.</param>
internal sealed class EventRecord(IReadOnlyList<ProposedField> fields, long lineCount)
{
    public string TypeName { get; set; } = "";

    public IReadOnlyList<ProposedField> Fields { get; } = fields;

    public long LineCount { get; } = lineCount;
}

/// <summary>A record with one property, the data.</summary>
/// <param name="counts">What the data is.</param>
/// <param name="reason">Why the data has no fields that could be declared.</param>
internal sealed class JsonRecord(FieldCounts counts, string reason)
{
    public string TypeName { get; set; } = "";

    public FieldCounts Counts { get; } = counts;

    public string Reason { get; } = reason;
}

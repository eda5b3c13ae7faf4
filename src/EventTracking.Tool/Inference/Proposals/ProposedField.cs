using EventTracking.Tool.Inference.Statistics;

namespace EventTracking.Tool.Inference.Proposals;

/// <summary>A field of a record.</summary>
/// <param name="wireName">The name on the wire.</param>
/// <param name="value">The type.</param>
/// <param name="presence">When the field is absent.</param>
/// <param name="counts">What the log contains.</param>
internal sealed class ProposedField(string wireName, ProposedValue value, FieldPresence presence, FieldCounts counts)
{
    /// <summary>Gets the name on the wire.</summary>
    public string WireName { get; } = wireName;

    /// <summary>Gets the type.</summary>
    public ProposedValue Value { get; } = value;

    /// <summary>Gets when the field is absent.</summary>
    public FieldPresence Presence { get; } = presence;

    /// <summary>Gets what the log contains, in all places that share the record.</summary>
    public FieldCounts Counts { get; private set; } = counts;

    /// <summary>Gets text that equal fields share, and no others.</summary>
    public string Key => $"{QuotedText.Of(WireName)}:{Value.Key}{(Presence is FieldPresence.Always ? "" : "~")}";

    /// <summary>Adds the counts of the same field in another place.</summary>
    public void Add(FieldCounts other) => Counts = Counts.Plus(other);
}

/// <summary>How a field that can be absent is declared.</summary>
internal enum FieldPresence
{
    /// <summary>The field is always present.</summary>
    Always,

    /// <summary>The field is absent if it is <see langword="null"/>.</summary>
    NotNull,

    /// <summary>
    /// The field is absent if it is <c>default</c>: a <c>JsonElement</c>, the only type that distinguishes absence from <c>null</c>.
    /// </summary>
    NotDefault,
}

/// <summary>How often a field occurs, and with which kinds of values.</summary>
internal sealed record FieldCounts(
    long Objects,
    long Present,
    long Nulls,
    long Booleans,
    long Numbers,
    long Strings,
    long ObjectValues,
    long Arrays,
    ExampleValue? Example)
{
    public static FieldCounts Of(ValueStatistics value, long objects, long present) => new(
        objects,
        present,
        value.Nulls,
        value.Booleans,
        value.Numbers?.Count ?? 0,
        value.Texts?.Count ?? 0,
        value.Count - value.Nulls - value.Booleans - (value.Numbers?.Count ?? 0) - (value.Texts?.Count ?? 0) - value.Arrays,
        value.Arrays,
        value.Example ?? value.ObjectExample);

    public FieldCounts Plus(FieldCounts other) => new(
        Objects + other.Objects,
        Present + other.Present,
        Nulls + other.Nulls,
        Booleans + other.Booleans,
        Numbers + other.Numbers,
        Strings + other.Strings,
        ObjectValues + other.ObjectValues,
        Arrays + other.Arrays,
        Example ?? other.Example);
}

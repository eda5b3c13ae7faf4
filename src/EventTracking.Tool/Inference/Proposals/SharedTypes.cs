namespace EventTracking.Tool.Inference.Proposals;

/// <summary>The nested records and enums of all events. Places of equal shape share a type.</summary>
internal sealed class SharedTypes
{
    private readonly Dictionary<string, DeclaredType> _types = new(StringComparer.Ordinal);

    /// <summary>Returns the enum with these values, and adds their counts to it.</summary>
    public EnumDeclaration Enum(IReadOnlyDictionary<string, long> values, ProposedEvent user, FieldPlace place)
    {
        IReadOnlyList<string> ordered = [.. values.Keys.Order(StringComparer.Ordinal)];
        var key = $"enum({string.Join(",", ordered.Select(QuotedText.Of))})";
        if (!_types.TryGetValue(key, out var known))
            _types.Add(key, known = new EnumDeclaration(key, ordered));

        var type = (EnumDeclaration)known;
        type.Add(values);
        type.AddUse(user, place);
        return type;
    }

    /// <summary>Returns the record with these fields, and adds their counts to it.</summary>
    public RecordDeclaration Record(IReadOnlyList<ProposedField> fields, long count, ProposedEvent user, FieldPlace place)
    {
        // The order of fields does not matter to readers, so it is not part of the shape.
        var key = $"record({string.Join(",", fields.Select(static field => field.Key).Order(StringComparer.Ordinal))})";
        if (_types.TryGetValue(key, out var known))
            AddCounts((RecordDeclaration)known, fields);
        else
            _types.Add(key, known = new RecordDeclaration(key, fields));

        var type = (RecordDeclaration)known;
        type.Count += count;
        type.AddUse(user, place);
        return type;
    }

    private static void AddCounts(RecordDeclaration type, IReadOnlyList<ProposedField> fields)
    {
        var byName = fields.ToDictionary(static field => field.WireName, StringComparer.Ordinal);
        foreach (var field in type.Fields)
            field.Add(byName[field.WireName].Counts);
    }
}

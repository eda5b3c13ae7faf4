using System.Text.Json;

namespace EventTracking.Tool.Inference.Statistics;

/// <summary>The objects in one place.</summary>
/// <param name="budget">The places of all events.</param>
/// <param name="depth">The number of objects and arrays around their values.</param>
internal sealed class ObjectStatistics(PlaceBudget budget, int depth)
{
    /// <summary>From this number of fields on, names that look like data make the objects a dictionary at once.</summary>
    private const int ManyFields = 64;

    private readonly OrderedDictionary<string, FieldStatistics> _fields = new(StringComparer.Ordinal);

    /// <summary>Gets the number of objects.</summary>
    public long Count { get; private set; }

    /// <summary>Gets the fields in the order of their first occurrence. Empty if <see cref="Values"/> is set.</summary>
    public IReadOnlyList<FieldStatistics> Fields => _fields.Values;

    /// <summary>
    /// Gets the values whatever their names, or <see langword="null"/>. They are set if there are too many names, or a very long one.
    /// </summary>
    public ValueStatistics? Values { get; private set; }

    /// <summary>Adds an object.</summary>
    /// <returns>Whether there was a place for each of its fields.</returns>
    public bool TryAdd(JsonElement value)
    {
        Count++;
        var isComplete = true;
        foreach (var property in value.EnumerateObject())
        {
            if (Values is null && FieldOf(property.Name) is { } field)
                field.Add(property.Value, Count);
            else if (Values is not null)
                Values.Add(property.Value);
            else
                isComplete = false;
        }

        return isComplete;
    }

    /// <summary>Adds the objects of another place.</summary>
    public void Merge(ObjectStatistics other)
    {
        Count += other.Count;
        foreach (var field in other.Fields)
        {
            if (Values is null && FieldOf(field.Name) is { } own)
                own.Merge(field);
            else
                ValuesOfAnyName().Merge(field.Value);
        }

        if (other.Values is { } values)
            ValuesOfAnyName().Merge(values);
    }

    /// <summary>Returns the values of all fields together.</summary>
    public ValueStatistics MergedValues() => Values ?? Merged();

    /// <summary>Returns a field, or <see langword="null"/> at a limit, or if the names are now ignored.</summary>
    private FieldStatistics? FieldOf(string name)
    {
        if (_fields.TryGetValue(name, out var known))
            return known;

        if (name.Length > InferenceLimits.MaxFieldNameLength
            || _fields.Count == InferenceLimits.MaxFields
            || (_fields.Count == ManyFields && DataNames.AreMostOf(_fields.Keys)))
        {
            ValuesOfAnyName();
            return null;
        }

        if (!budget.TryTake())
            return null;
        var added = new FieldStatistics(name, new ValueStatistics(budget, depth));
        _fields.Add(name, added);
        return added;
    }

    private ValueStatistics ValuesOfAnyName()
    {
        Values ??= Merged();
        _fields.Clear();
        return Values;
    }

    private ValueStatistics Merged()
    {
        var values = new ValueStatistics(budget, depth);
        foreach (var field in _fields.Values)
            values.Merge(field.Value);
        return values;
    }
}

namespace EventTracking.Tool.Inference.Proposals;

/// <summary>A nested record or an enum, which all places with the same shape share.</summary>
/// <param name="key">Text that equal types share.</param>
internal abstract class DeclaredType(string key) : ProposedType(key)
{
    private readonly HashSet<ProposedEvent> _events = [];
    private readonly OrderedDictionary<string, int> _fields = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, int> _names = new(StringComparer.Ordinal);

    /// <summary>Gets the name, which is assigned when all uses are known.</summary>
    public string Name { get; set; } = "";

    public sealed override DeclaredType? Declared => this;

    /// <summary>Gets the events that use the type.</summary>
    public IReadOnlyCollection<ProposedEvent> Events => _events;

    /// <summary>Gets the wire names of the fields that have the type, or have it as their items, in the order of their first use.</summary>
    public IReadOnlyList<string> FieldNames => _fields.Keys;

    /// <summary>Gets what one value is called: the wire name of the field, in singular for items.</summary>
    public IReadOnlyList<string> ValueNames => _names.Keys;

    /// <summary>Gets the name that most uses have.</summary>
    public string MostFrequentValueName => _names.MaxBy(static use => use.Value).Key;

    /// <summary>Adds a use.</summary>
    public void AddUse(ProposedEvent user, FieldPlace place)
    {
        _events.Add(user);
        _fields[place.Field] = _fields.GetValueOrDefault(place.Field) + 1;
        _names[place.ValueName] = _names.GetValueOrDefault(place.ValueName) + 1;
    }
}

/// <summary>Where a type is used.</summary>
/// <param name="Field">The wire name of the field.</param>
/// <param name="IsItem">Whether the value is an item or a value of a dictionary in that field.</param>
internal readonly record struct FieldPlace(string Field, bool IsItem = false)
{
    /// <summary>Gets the place of the items.</summary>
    public FieldPlace Items => this with { IsItem = true };

    /// <summary>Gets what one value is called.</summary>
    public string ValueName => IsItem ? CSharpName.Singular(Field) : Field;
}

/// <summary>An enum.</summary>
/// <param name="key">Text that equal types share.</param>
/// <param name="values">The values on the wire.</param>
internal sealed class EnumDeclaration(string key, IReadOnlyList<string> values) : DeclaredType(key)
{
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);

    /// <summary>Gets the values on the wire.</summary>
    public IReadOnlyList<string> Values { get; } = values;

    /// <summary>Gets the number of strings in the logs.</summary>
    public long Count => _counts.Values.Sum();

    /// <summary>Returns the number of strings with a value.</summary>
    public long CountOf(string value) => _counts[value];

    /// <summary>Adds the strings of another place.</summary>
    public void Add(IReadOnlyDictionary<string, long> counts)
    {
        foreach (var (value, count) in counts)
            _counts[value] = _counts.GetValueOrDefault(value) + count;
    }
}

/// <summary>A nested record.</summary>
/// <param name="key">Text that equal types share.</param>
/// <param name="fields">The fields.</param>
internal sealed class RecordDeclaration(string key, IReadOnlyList<ProposedField> fields) : DeclaredType(key)
{
    /// <summary>Gets the fields.</summary>
    public IReadOnlyList<ProposedField> Fields { get; } = fields;

    /// <summary>Gets or sets the number of objects in the logs.</summary>
    public long Count { get; set; }
}

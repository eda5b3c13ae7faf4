using System.Text.Json;

namespace EventTracking.Tool.Inference.Statistics;

/// <summary>The values in one place of an event's data: a field, the items of an array, or the data itself.</summary>
/// <param name="budget">The places of all events.</param>
/// <param name="depth">The number of objects and arrays around the place.</param>
internal sealed class ValueStatistics(PlaceBudget budget, int depth)
{
    /// <summary>Gets the number of values, <c>null</c> included.</summary>
    public long Count { get; private set; }

    /// <summary>Gets the number of values that are <c>null</c>.</summary>
    public long Nulls { get; private set; }

    /// <summary>Gets the number of <c>true</c> and <c>false</c>.</summary>
    public long Booleans { get; private set; }

    /// <summary>Gets the numbers, or <see langword="null"/> if there are none.</summary>
    public NumberStatistics? Numbers { get; private set; }

    /// <summary>Gets the strings, or <see langword="null"/> if there are none.</summary>
    public TextStatistics? Texts { get; private set; }

    /// <summary>Gets the objects, or <see langword="null"/> if there are none.</summary>
    public ObjectStatistics? Objects { get; private set; }

    /// <summary>Gets the number of arrays.</summary>
    public long Arrays { get; private set; }

    /// <summary>Gets the items of all arrays, or <see langword="null"/> if there are none.</summary>
    public ValueStatistics? Items { get; private set; }

    /// <summary>Gets a value indicating whether objects or arrays were not looked into, because of a limit.</summary>
    public bool IsOpaque { get; private set; }

    /// <summary>Gets an example of values other than objects: the first one that is not empty, or else the first one.</summary>
    public ExampleValue? Example { get; private set; }

    /// <summary>Gets an example of objects.</summary>
    public ExampleValue? ObjectExample { get; private set; }

    /// <summary>Gets the kinds of the values, <c>null</c> aside.</summary>
    public ValueKinds Kinds =>
        (Booleans > 0 ? ValueKinds.Boolean : ValueKinds.None)
        | (Numbers is not null ? ValueKinds.Number : ValueKinds.None)
        | (Texts is not null ? ValueKinds.Text : ValueKinds.None)
        | (Objects is not null ? ValueKinds.Object : ValueKinds.None)
        | (Arrays > 0 ? ValueKinds.Array : ValueKinds.None);

    /// <summary>Adds a value.</summary>
    public void Add(JsonElement value)
    {
        Count++;
        switch (value.ValueKind)
        {
            case JsonValueKind.True or JsonValueKind.False:
                Booleans++;
                break;
            case JsonValueKind.Number:
                (Numbers ??= new()).Add(value);
                break;
            case JsonValueKind.String:
                (Texts ??= new()).Add(value);
                break;
            case JsonValueKind.Object:
                AddObject(value);
                break;
            case JsonValueKind.Array:
                AddArray(value);
                break;
            default:
                Nulls++;
                return;
        }

        AddExample(value);
    }

    /// <summary>Adds the values of another place.</summary>
    public void Merge(ValueStatistics other)
    {
        Count += other.Count;
        Nulls += other.Nulls;
        Booleans += other.Booleans;
        Arrays += other.Arrays;
        IsOpaque |= other.IsOpaque;
        if (other.Numbers is { } numbers)
            (Numbers ??= new()).Merge(numbers);
        if (other.Texts is { } texts)
            (Texts ??= new()).Merge(texts);
        if (other.Objects is { } objects)
            (Objects ??= new(budget, depth + 1)).Merge(objects);
        if (other.Items is { } items)
            (Items ??= new(budget, depth + 1)).Merge(items);
        if (Example is null or { IsEmpty: true })
            Example = other.Example ?? Example;
        if (ObjectExample is null or { IsEmpty: true })
            ObjectExample = other.ObjectExample ?? ObjectExample;
    }

    private void AddExample(JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.Object)
        {
            if (ObjectExample is null or { IsEmpty: true })
                ObjectExample = ExampleValue.Of(value);
        }
        else if (Example is null or { IsEmpty: true })
        {
            Example = ExampleValue.Of(value);
        }
    }

    private void AddObject(JsonElement value)
    {
        Objects ??= new(budget, depth + 1);
        if (depth >= InferenceLimits.MaxDepth || !Objects.TryAdd(value))
            IsOpaque = true;
    }

    private void AddArray(JsonElement value)
    {
        Arrays++;
        if (value.GetArrayLength() == 0)
            return;

        if (Items is null && (depth >= InferenceLimits.MaxDepth || !budget.TryTake()))
        {
            IsOpaque = true;
            return;
        }

        Items ??= new(budget, depth + 1);
        foreach (var item in value.EnumerateArray())
            Items.Add(item);
    }
}

/// <summary>The kinds of JSON values.</summary>
[Flags]
internal enum ValueKinds
{
    None = 0,
    Boolean = 1,
    Number = 2,
    Text = 4,
    Object = 8,
    Array = 16,
}

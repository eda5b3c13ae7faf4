using System.Text.Json;

namespace EventTracking.Tool.Inference.Statistics;

/// <summary>One field of the objects in one place.</summary>
/// <param name="name">The name on the wire.</param>
/// <param name="value">The values.</param>
internal sealed class FieldStatistics(string name, ValueStatistics value)
{
    private long _lastObject;

    /// <summary>Gets the name on the wire.</summary>
    public string Name { get; } = name;

    /// <summary>Gets the values.</summary>
    public ValueStatistics Value { get; } = value;

    /// <summary>Gets the number of objects that have the field.</summary>
    public long Present { get; private set; }

    /// <summary>Adds a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="number">The number of the object, from 1: an object with a repeated name has the field once.</param>
    public void Add(JsonElement value, long number)
    {
        if (_lastObject != number)
            Present++;
        _lastObject = number;
        Value.Add(value);
    }

    /// <summary>Adds the values of the same field of other objects.</summary>
    public void Merge(FieldStatistics other)
    {
        Present += other.Present;
        Value.Merge(other.Value);
        _lastObject = 0;
    }
}

using System.Globalization;

namespace EventTracking.Tool.Inference.Proposals;

/// <summary>
/// Names that are in use. Names that differ only in case count as equal: files have the names of types, and System.Text.Json matches
/// constructor parameters to properties in this way.
/// </summary>
/// <param name="reserved">The names that must not be used.</param>
internal sealed class NameScope(IEnumerable<string> reserved)
{
    private readonly HashSet<string> _used = new(reserved, StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _numbers = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds the first name that is free, or else the last one with the lowest free number from 2.</summary>
    /// <returns>The name.</returns>
    public string Add(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (_used.Add(name))
                return name;
        }

        var last = names[^1];
        var number = _numbers.GetValueOrDefault(last, 1);
        string numbered;
        do
            numbered = last + (++number).ToString(CultureInfo.InvariantCulture);
        while (!_used.Add(numbered));
        _numbers[last] = number;
        return numbered;
    }

    /// <summary>Adds the names of members.</summary>
    /// <param name="wireNames">The names on the wire.</param>
    /// <param name="prefix">What begins a name if the wire name has no letter at its start.</param>
    /// <returns>The names by wire name.</returns>
    public IReadOnlyDictionary<string, string> AddMembers(IEnumerable<string> wireNames, string prefix)
    {
        // Of user_id and userId, the first one gets the name UserId, because it then needs no attribute.
        return wireNames
            .Select(wireName => (WireName: wireName, Name: CSharpName.Pascal(wireName, prefix)))
            .OrderBy(static member => CSharpName.OnTheWire(member.Name) != member.WireName)
            .ToDictionary(static member => member.WireName, member => Add(member.Name), StringComparer.Ordinal);
    }
}

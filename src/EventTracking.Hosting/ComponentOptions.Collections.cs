using Microsoft.Extensions.Configuration;

namespace EventTracking.Hosting;

public sealed partial class ComponentOptions
{
    /// <summary>Reads a list of strings.</summary>
    /// <param name="key">The name of the option.</param>
    /// <returns>The strings; empty if the option is not set.</returns>
    public IReadOnlyList<string> GetStrings(string key) => GetStrings(key, static _ => null);

    /// <summary>Reads a section of numbers by name.</summary>
    /// <param name="key">The name of the option.</param>
    /// <param name="minimum">The smallest valid number.</param>
    /// <param name="maximum">The largest valid number.</param>
    /// <returns>The numbers; empty if the option is not set.</returns>
    public IReadOnlyDictionary<string, double> GetDoubles(string key, double minimum, double maximum)
    {
        var numbers = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var item in Children(key, "numbers by name"))
        {
            numbers[_reader.NameOf(item)] = new ComponentOptions(_section.GetSection(key), _reader)
                .GetDouble(item.Key, maximum, minimum, maximum);
        }

        return numbers;
    }

    /// <summary>Reads a section of strings by name.</summary>
    /// <param name="key">The name of the option.</param>
    /// <returns>
    /// The strings, by names as spelled by the first configuration source; empty if the option is not set. Names are case-sensitive.
    /// </returns>
    public IReadOnlyDictionary<string, string> GetStringsByName(string key)
    {
        var strings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var item in Children(key, "strings by name"))
        {
            if (ValueOf(item, "a string") is { } value)
                strings[_reader.NameOf(item)] = value;
        }

        return strings;
    }

    /// <summary>Reads a list of strings. Invalid ones are reported and omitted.</summary>
    /// <param name="key">The name of the option.</param>
    /// <param name="validate">Returns the error of a string, without repeating the string; <see langword="null"/> if it is valid.</param>
    internal IReadOnlyList<string> GetStrings(string key, Func<string, string?> validate)
    {
        var strings = new List<string>();
        foreach (var item in Children(key, "a list of strings"))
        {
            if (ValueOf(item, "a string") is not { } value)
                continue;

            if (validate(value) is { } error)
                _reader.Errors.Add(item.Path, error);
            else
                strings.Add(value);
        }

        return strings;
    }

    private IEnumerable<IConfigurationSection> Children(string key, string expected)
    {
        var section = Section(key);
        var children = section.GetChildren();
        if (!string.IsNullOrEmpty(section.Value))
            AddError(key, $"expected {expected}, but found a single value.");
        return children;
    }
}

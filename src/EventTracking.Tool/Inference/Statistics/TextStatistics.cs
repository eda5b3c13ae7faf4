using System.Runtime.InteropServices;
using System.Text.Json;

namespace EventTracking.Tool.Inference.Statistics;

/// <summary>The strings in one place: which formats all of them have, and their values while these are few.</summary>
internal sealed class TextStatistics
{
    /// <summary>The length of the longest string that a type other than <see cref="string"/> is considered for.</summary>
    private const int MaxFormattedBytes = 2_000;

    private Dictionary<string, long>? _values = new(StringComparer.Ordinal);

    /// <summary>Gets the number of strings.</summary>
    public long Count { get; private set; }

    /// <summary>Gets the formats that all strings have.</summary>
    public TextFormats Formats { get; private set; } = TextFormats.All;

    /// <summary>
    /// Gets the different strings with their numbers, or <see langword="null"/> if they are too many, or one does not look like the name
    /// of an enum member.
    /// </summary>
    public IReadOnlyDictionary<string, long>? Values => _values;

    /// <summary>Adds a string.</summary>
    public void Add(JsonElement value)
    {
        Count++;
        if (_values is null && Formats is TextFormats.None)
            return;

        if (JsonMarshal.GetRawUtf8Value(value).Length > MaxFormattedBytes)
        {
            (_values, Formats) = (null, TextFormats.None);
            return;
        }

        var text = value.GetString()!;
        Formats &= TextFormat.Of(text, value, Formats);
        AddValue(text, 1);
    }

    /// <summary>Adds the strings of another place.</summary>
    public void Merge(TextStatistics other)
    {
        Count += other.Count;
        Formats &= other.Formats;
        if (other._values is null)
        {
            _values = null;
            return;
        }

        foreach (var (text, count) in other._values)
            AddValue(text, count);
    }

    private void AddValue(string text, long count)
    {
        if (_values is null)
            return;

        if (EnumMemberName.Matches(text))
            CollectionsMarshal.GetValueRefOrAddDefault(_values, text, out _) += count;
        else
            _values = null;
        if (_values?.Count > InferenceLimits.MaxEnumMembers)
            _values = null;
    }
}

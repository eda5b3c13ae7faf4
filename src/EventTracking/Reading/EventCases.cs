using System.ComponentModel;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace EventTracking.CompilerServices;

/// <summary>The discriminators of the types that derive from a type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EventCases
{
    internal const int None = -1;
    internal const int Failed = -2;

    private readonly (bool IsText, byte[] Value)[] _values;

    /// <summary>Creates the discriminators.</summary>
    /// <param name="name">The wire name of the discriminator.</param>
    /// <param name="values">The value for each type: a <see cref="string"/> or an <see cref="int"/>.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public EventCases(string name, object[] values)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(values);
        Name = name;
        Discriminator = Encoding.UTF8.GetBytes(name);
        _values = Array.ConvertAll(values, static value => (value is string, Encoding.UTF8.GetBytes(Text(value))));
    }

    internal string Name { get; }

    internal byte[] Discriminator { get; }

    private static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;

    internal int Find(ref Utf8JsonReader json)
    {
        for (var i = 0; i < _values.Length; i++)
        {
            var (isText, value) = _values[i];
            if (isText
                ? json.TokenType is JsonTokenType.String && json.ValueTextEquals(value)
                : json.TokenType is JsonTokenType.Number && json.ValueSpan.SequenceEqual(value))
            {
                return i;
            }
        }

        return Failed;
    }
}

using EventTracking.Data;
using EventTracking.Line;

namespace EventTracking.Envelope;

/// <summary>The bytes that a rewrite inserts into a line.</summary>
internal readonly struct Replacement
{
    private readonly Kind _kind;
    private readonly string? _key;
    private readonly object? _value;

    private Replacement(Kind kind, string? key, object? value)
    {
        _kind = kind;
        _key = key;
        _value = value;
    }

    private enum Kind
    {
        Nothing,
        Value,
        Member,
    }

    public static Replacement Empty => default;

    public static Replacement OfString(string value) => new(Kind.Value, null, value);

    /// <summary>A value; a failure to write it names <paramref name="key"/>.</summary>
    public static Replacement OfValue(string key, object? value) => new(Kind.Value, key, value);

    /// <summary>A name and its value, after a comma unless it is the first member of its object.</summary>
    public static Replacement OfMember(string key, object? value) => new(Kind.Member, key, value);

    public void WriteTo(ref EventDataWriter writer)
    {
        if (_kind is Kind.Nothing)
            return;

        if (_kind is Kind.Member)
            writer.WriteKey(_key!);

        var start = writer.Position;
        UntypedData.WriteField(ref writer, _key ?? LineFormat.Name, _value);
        writer.MakeKeysUnique(start);
    }
}

using System.Text.Json;

namespace EventTracking.Tool.Verification;

/// <summary>The fields of a line.</summary>
[Flags]
internal enum EnvelopeFields
{
    None = 0,
    Name = 1,
    Timestamp = 2,
    Data = 4,
    Context = 8,
    Id = 16,
    Version = 32,
}

internal static class EnvelopeField
{
    /// <summary>Returns the field with the current property name, or none.</summary>
    public static EnvelopeFields Of(in Utf8JsonReader json) => json.ValueIsEscaped ? Escaped(json) : Of(json.ValueSpan);

    /// <summary>Returns the name of a field.</summary>
    public static string NameOf(EnvelopeFields field) => field switch
    {
        EnvelopeFields.Name => "name",
        EnvelopeFields.Timestamp => "timestamp",
        EnvelopeFields.Data => "data",
        EnvelopeFields.Context => "context",
        EnvelopeFields.Id => "id",
        _ => "version",
    };

    private static EnvelopeFields Of(ReadOnlySpan<byte> name) => name switch
    {
        _ when name.SequenceEqual("name"u8) => EnvelopeFields.Name,
        _ when name.SequenceEqual("timestamp"u8) => EnvelopeFields.Timestamp,
        _ when name.SequenceEqual("data"u8) => EnvelopeFields.Data,
        _ when name.SequenceEqual("context"u8) => EnvelopeFields.Context,
        _ when name.SequenceEqual("id"u8) => EnvelopeFields.Id,
        _ when name.SequenceEqual("version"u8) => EnvelopeFields.Version,
        _ => EnvelopeFields.None,
    };

    private static EnvelopeFields Escaped(in Utf8JsonReader json)
    {
        var field = EnvelopeFields.None;
        json.IsText(name => (field = Of(name)) is not EnvelopeFields.None);
        return field;
    }
}

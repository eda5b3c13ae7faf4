using System.Text.Json;

namespace EventTracking.Serialization;

/// <summary>Writes an enum value whose type is known at run time only: as its snake_case name, or as its number.</summary>
internal static class UntypedEnum
{
    private const string FlagSeparator = ", ";

    public static void Write(ref EventDataWriter writer, Enum value)
    {
        var text = value.ToString();
        if (IsNumber(text))
            writer.WriteRaw(System.Text.Encoding.ASCII.GetBytes(text));
        else
            writer.Write(NameOf(text));
    }

    /// <summary>The name, or the digits of a value that has none.</summary>
    public static string NameOf(Enum value) => NameOf(value.ToString());

    private static string NameOf(string text) => IsNumber(text)
        ? text
        : string.Join(FlagSeparator, text.Split(FlagSeparator).Select(JsonNamingPolicy.SnakeCaseLower.ConvertName));

    private static bool IsNumber(string text) => char.IsAsciiDigit(text[^1]) && (text[0] == '-' || char.IsAsciiDigit(text[0]));
}

using System.Globalization;
using System.Text;
using System.Text.Json;

namespace EventTracking.Data;

/// <summary>Writes an enum value whose type is known only at run time: as its snake_case name, or as its number.</summary>
internal static class UntypedEnum
{
    private const string FlagSeparator = ", ";

    public static void Write(ref EventDataWriter writer, Enum value)
    {
        if (HasName(value, out var name))
            writer.WriteString(name);
        else
            writer.WriteRaw(Encoding.ASCII.GetBytes(Digits(value)));
    }

    /// <summary>Returns the name, or the digits if the value has no name.</summary>
    public static string NameOf(Enum value) => HasName(value, out var name) ? name : Digits(value);

    private static bool HasName(Enum value, out string name)
    {
        name = value.ToString();
        if (name == value.ToString("D"))
            return false;

        name = string.Join(FlagSeparator, Array.ConvertAll(name.Split(FlagSeparator), JsonNamingPolicy.SnakeCaseLower.ConvertName));
        return true;
    }

    /// <summary>Formats the number without the enum's own formatting, which uses the minus sign of the current culture.</summary>
    private static string Digits(Enum value) => value.GetTypeCode() is TypeCode.UInt64
        ? Convert.ToUInt64(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)
        : Convert.ToInt64(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
}

using System.Text;

namespace EventTracking.Generators.Shape;

/// <summary>The regular expressions of string formats. They are valid in ECMAScript, with its flag for Unicode, and in .NET.</summary>
internal static class JsonSchemaPatterns
{
    private const string Date = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";
    private const string Time = "([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]";
    private const string Fraction = @"(\.[0-9]{7})?";

    /// <summary>
    /// The JSON Schema format of exactly the same strings. There is none for an instant that may lack an offset, a time without an offset,
    /// or a relative address that is not escaped.
    /// </summary>
    public static string? FormatOf(StringFormat format) => format switch
    {
        StringFormat.Date => "date",
        StringFormat.Uuid => "uuid",
        _ => null,
    };

    public static string? Of(StringFormat format) => format switch
    {
        StringFormat.DateTime => $@"^{Date}T{Time}(\.[0-9]{{1,7}})?(Z|[+-][0-9]{{2}}:[0-9]{{2}})?$",
        StringFormat.Time => $"^{Time}{Fraction}$",
        StringFormat.TimeSpan => $@"^-?([0-9]+\.)?{Time}{Fraction}$",
        StringFormat.Base64 => "^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$",
        StringFormat.Version => @"^[0-9]+(\.[0-9]+){1,3}$",
        StringFormat.Number => @"^(-?[0-9]+(\.[0-9]+)?(E[+-]?[0-9]+)?|NaN|-?Infinity)$",
        _ => null,
    };

    /// <summary>One or several of the names, separated by a comma and a space.</summary>
    public static string Combination(IReadOnlyList<string> names)
    {
        var one = $"({string.Join("|", names.Select(Escape))})";
        return $"^{one}(, {one})*$";
    }

    private static string Escape(string name)
    {
        var pattern = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (@"^$\.*+?()[]{}|/".IndexOf(c) >= 0)
                pattern.Append('\\');
            pattern.Append(c);
        }

        return pattern.ToString();
    }
}

using System.Globalization;
using EventTracking.Hosting.Configuration;
using Microsoft.Extensions.Configuration;

namespace EventTracking.Hosting;

public sealed partial class ComponentOptions
{
    /// <summary>Reads a string.</summary>
    /// <param name="key">The name of the option.</param>
    /// <returns>The value, or <see langword="null"/> if the option is not set.</returns>
    public string? GetString(string key) => GetScalar(key, "a string");

    /// <summary>Reads a string that must not be missing or empty.</summary>
    /// <param name="key">The name of the option.</param>
    /// <returns>The value. If it is missing or empty, an error is reported and an empty string is returned.</returns>
    public string GetRequiredString(string key)
    {
        var errors = _reader.Errors.Count;
        var value = GetString(key);
        if (string.IsNullOrEmpty(value) && _reader.Errors.Count == errors)
            AddError(key, "is missing. Set a non-empty string.");
        return value ?? "";
    }

    /// <summary>Reads <c>true</c> or <c>false</c>.</summary>
    /// <param name="key">The name of the option.</param>
    /// <param name="defaultValue">The value if the option is not set or invalid.</param>
    public bool GetBoolean(string key, bool defaultValue)
    {
        const string expected = "true or false";
        return GetScalar(key, expected) is not { } text ? defaultValue
            : bool.TryParse(text, out var value) ? value
            : ReportInvalid(key, text, expected, ["true", "false"], defaultValue);
    }

    /// <summary>Reads an integer.</summary>
    /// <param name="key">The name of the option.</param>
    /// <param name="defaultValue">The value if the option is not set or invalid.</param>
    /// <param name="minimum">The smallest valid value.</param>
    /// <param name="maximum">The largest valid value.</param>
    public long GetInt64(string key, long defaultValue, long minimum = long.MinValue, long maximum = long.MaxValue)
    {
        var expected = string.Create(CultureInfo.InvariantCulture, $"an integer from {minimum} to {maximum}");
        return GetScalar(key, expected) is not { } text ? defaultValue
            : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
                && value >= minimum && value <= maximum ? value
            : ReportInvalid(key, text, expected, [], defaultValue);
    }

    /// <summary>Reads a 32-bit integer.</summary>
    /// <inheritdoc cref="GetInt64"/>
    public int GetInt32(string key, int defaultValue, int minimum = int.MinValue, int maximum = int.MaxValue) =>
        (int)GetInt64(key, defaultValue, minimum, maximum);

    /// <summary>Reads a number. The decimal separator is a point.</summary>
    /// <inheritdoc cref="GetInt64"/>
    public double GetDouble(string key, double defaultValue, double minimum, double maximum)
    {
        var expected = string.Create(CultureInfo.InvariantCulture, $"a number from {minimum} to {maximum}");
        return GetScalar(key, expected) is not { } text ? defaultValue
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                && value >= minimum && value <= maximum ? value
            : ReportInvalid(key, text, expected, [], defaultValue);
    }

    /// <summary>
    /// Reads a size in bytes: an integer, optionally with a unit. <c>KB</c>, <c>MB</c>, <c>GB</c> and <c>TB</c> are powers of 1000;
    /// <c>KiB</c>, <c>MiB</c>, <c>GiB</c> and <c>TiB</c> are powers of 1024.
    /// </summary>
    /// <param name="key">The name of the option.</param>
    /// <param name="defaultValue">The size if the option is not set or invalid, in bytes.</param>
    /// <param name="minimum">The smallest valid size, in bytes.</param>
    /// <param name="maximum">The largest valid size, in bytes.</param>
    public long GetByteSize(string key, long defaultValue, long minimum = 0, long maximum = long.MaxValue)
    {
        var expected = string.Create(
            CultureInfo.InvariantCulture, $"a size from {minimum} to {maximum} bytes, such as 4096, 32MB or 64KiB");
        return GetScalar(key, expected) is not { } text ? defaultValue
            : ByteSizeText.TryParse(text, out var value) && value >= minimum && value <= maximum ? value
            : ReportInvalid(key, text, expected, [], defaultValue);
    }

    /// <summary>
    /// Reads a duration: <c>[d.]hh:mm:ss[.fffffff]</c>, or a number with the unit <c>ms</c>, <c>s</c>, <c>min</c>, <c>h</c> or
    /// <c>d</c>, such as <c>1.5s</c>. It must not be negative.
    /// </summary>
    /// <param name="key">The name of the option.</param>
    /// <param name="defaultValue">The duration if the option is not set or invalid.</param>
    /// <param name="minimum">The shortest valid duration. Default: zero.</param>
    /// <param name="maximum">The longest valid duration. Default: no limit.</param>
    public TimeSpan GetTimeSpan(string key, TimeSpan defaultValue, TimeSpan? minimum = null, TimeSpan? maximum = null)
    {
        var range = (minimum, maximum) switch
        {
            (null, null) => "not negative",
            (_, null) => string.Create(CultureInfo.InvariantCulture, $"at least {minimum:c}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"from {minimum ?? TimeSpan.Zero:c} to {maximum:c}"),
        };
        var expected = $"a duration with a unit, such as 500ms, 1s or 5min, or [d.]hh:mm:ss[.fffffff], {range}";
        return GetScalar(key, expected) is not { } text ? defaultValue
            : DurationText.TryParse(text, out var value)
                && value >= (minimum ?? TimeSpan.Zero) && value <= (maximum ?? TimeSpan.MaxValue) ? value
            : ReportInvalid(key, text, expected, [], defaultValue);
    }

    /// <summary>Reads the name of an enum member, ignoring case.</summary>
    /// <typeparam name="TEnum">The enum.</typeparam>
    /// <param name="key">The name of the option.</param>
    /// <param name="defaultValue">The value if the option is not set or invalid.</param>
    public TEnum GetEnum<TEnum>(string key, TEnum defaultValue)
        where TEnum : struct, Enum => GetEnum(key, defaultValue, static _ => true);

    /// <summary>Reads the name of an enum member that meets a condition, ignoring case.</summary>
    internal TEnum GetEnum<TEnum>(string key, TEnum defaultValue, Func<TEnum, bool> isAllowed)
        where TEnum : struct, Enum
    {
        var names = Enum.GetNames<TEnum>().Where(name => isAllowed(Enum.Parse<TEnum>(name))).ToArray();
        var expected = $"one of {string.Join(", ", names)}";
        if (GetScalar(key, expected) is not { } text)
            return defaultValue;

        // Enum.Parse would also accept numbers and lists of names.
        return names.FirstOrDefault(name => string.Equals(name, text, StringComparison.OrdinalIgnoreCase)) is { } known
            ? Enum.Parse<TEnum>(known)
            : ReportInvalid(key, text, expected, names, defaultValue);
    }

    private string? GetScalar(string key, string expected) => ValueOf(Section(key), expected);

    private string? ValueOf(IConfigurationSection section, string expected)
    {
        if (!section.GetChildren().Any())
            return section.Value;

        _reader.Errors.Add(section.Path, $"expected {expected}, but found a section.");
        return null;
    }

    /// <summary>Reports an invalid value. The value is shown only if it cannot be a secret: a number, or similar to a valid name.</summary>
    private T ReportInvalid<T>(string key, string text, string expected, IReadOnlyList<string> names, T defaultValue)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            AddError(key, $"is empty. Expected {expected}.");
            return defaultValue;
        }

        var nearest = NearestName.Find(text, names);
        var found = nearest is not null || IsNumberOrAmount(text) ? $"'{text}'" : "another value";
        AddError(key, $"expected {expected}, but found {found}.{(nearest is null ? "" : $" Did you mean '{nearest}'?")}");
        return defaultValue;
    }

    /// <summary>Returns whether a value is a number, size or duration, which cannot be a secret.</summary>
    private static bool IsNumberOrAmount(string? text) => text is not null && (IsPlainNumber(text) || IsAmount(text));

    private static bool IsAmount(string text) =>
        text.Length <= 20 && (DurationText.TryParse(text, out _) || ByteSizeText.TryParse(text, out _));

    private static bool IsPlainNumber(string text) =>
        text.Length <= 20
        && double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);
}

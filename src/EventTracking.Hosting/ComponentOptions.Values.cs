using System.Globalization;
using EventTracking.Hosting.Configuration;
using Microsoft.Extensions.Configuration;

namespace EventTracking.Hosting;

public sealed partial class ComponentOptions
{
    /// <summary>A text, or <see langword="null"/> where it is not given.</summary>
    /// <param name="key">The option.</param>
    public string? GetString(string key) => Scalar(key, "a text");

    /// <summary>A text that must be given and not be empty.</summary>
    /// <param name="key">The option.</param>
    /// <returns>The text; empty where it is missing, which is reported.</returns>
    public string GetRequiredString(string key)
    {
        var errors = _reader.Errors.Count;
        var value = GetString(key);
        if (string.IsNullOrEmpty(value) && _reader.Errors.Count == errors)
            AddError(key, "is missing. Give a text that is not empty.");
        return value ?? "";
    }

    /// <summary>A switch, <c>true</c> or <c>false</c>.</summary>
    /// <param name="key">The option.</param>
    /// <param name="defaultValue">What counts where it is not given.</param>
    public bool GetBoolean(string key, bool defaultValue)
    {
        const string allowed = "true or false";
        return Scalar(key, allowed) is not { } text ? defaultValue
            : bool.TryParse(text, out var value) ? value
            : Wrong(key, text, allowed, ["true", "false"], defaultValue);
    }

    /// <summary>A whole number.</summary>
    /// <param name="key">The option.</param>
    /// <param name="defaultValue">What counts where it is not given.</param>
    /// <param name="minimum">The smallest allowed one.</param>
    /// <param name="maximum">The largest allowed one.</param>
    public long GetInt64(string key, long defaultValue, long minimum = long.MinValue, long maximum = long.MaxValue)
    {
        var allowed = string.Create(CultureInfo.InvariantCulture, $"a whole number from {minimum} to {maximum}");
        return Scalar(key, allowed) is not { } text ? defaultValue
            : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= minimum && value <= maximum ? value
            : Wrong(key, text, allowed, [], defaultValue);
    }

    /// <summary>A whole number of 32 bits.</summary>
    /// <inheritdoc cref="GetInt64"/>
    public int GetInt32(string key, int defaultValue, int minimum = int.MinValue, int maximum = int.MaxValue) =>
        (int)GetInt64(key, defaultValue, minimum, maximum);

    /// <summary>A number, with a point where it has a fraction.</summary>
    /// <inheritdoc cref="GetInt64"/>
    public double GetDouble(string key, double defaultValue, double minimum, double maximum)
    {
        var allowed = string.Create(CultureInfo.InvariantCulture, $"a number from {minimum} to {maximum}");
        return Scalar(key, allowed) is not { } text ? defaultValue
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= minimum && value <= maximum ? value
            : Wrong(key, text, allowed, [], defaultValue);
    }

    /// <summary>
    /// A size in bytes: a whole number, or one with a unit. <c>KB</c>, <c>MB</c>, <c>GB</c> and <c>TB</c> are powers of 1000;
    /// <c>KiB</c>, <c>MiB</c>, <c>GiB</c> and <c>TiB</c> are powers of 1024.
    /// </summary>
    /// <param name="key">The option.</param>
    /// <param name="defaultValue">The size in bytes if the option is not set.</param>
    /// <param name="minimum">The smallest size allowed, in bytes.</param>
    /// <param name="maximum">The largest size allowed, in bytes.</param>
    public long GetByteSize(string key, long defaultValue, long minimum = 0, long maximum = long.MaxValue)
    {
        var allowed = string.Create(CultureInfo.InvariantCulture, $"a size from {minimum} to {maximum} bytes, such as 4096, 32MB or 64KiB");
        return Scalar(key, allowed) is not { } text ? defaultValue
            : ByteSizeText.TryParse(text, out var value) && value >= minimum && value <= maximum ? value
            : Wrong(key, text, allowed, [], defaultValue);
    }

    /// <summary>
    /// A duration that is not negative: <c>[d.]hh:mm:ss[.fffffff]</c>, or a number with the unit <c>ms</c>, <c>s</c>, <c>min</c>,
    /// <c>h</c> or <c>d</c>, such as <c>1.5s</c>.
    /// </summary>
    /// <param name="key">The option.</param>
    /// <param name="defaultValue">The duration if the option is not set.</param>
    /// <param name="minimum">The shortest duration allowed; zero unless given.</param>
    /// <param name="maximum">The longest duration allowed; any unless given.</param>
    public TimeSpan GetTimeSpan(string key, TimeSpan defaultValue, TimeSpan? minimum = null, TimeSpan? maximum = null)
    {
        var range = (minimum, maximum) switch
        {
            (null, null) => "not negative",
            (_, null) => string.Create(CultureInfo.InvariantCulture, $"at least {minimum:c}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"from {minimum ?? TimeSpan.Zero:c} to {maximum:c}"),
        };
        var allowed = $"a duration with a unit, such as 500ms, 1s or 5min, or [d.]hh:mm:ss[.fffffff], {range}";
        return Scalar(key, allowed) is not { } text ? defaultValue
            : DurationText.TryParse(text, out var value) && value >= (minimum ?? TimeSpan.Zero) && value <= (maximum ?? TimeSpan.MaxValue) ? value
            : Wrong(key, text, allowed, [], defaultValue);
    }

    /// <summary>One of the names of an enum, case aside.</summary>
    /// <typeparam name="TEnum">The enum.</typeparam>
    /// <param name="key">The option.</param>
    /// <param name="defaultValue">What counts where it is not given.</param>
    public TEnum GetEnum<TEnum>(string key, TEnum defaultValue)
        where TEnum : struct, Enum => GetEnum(key, defaultValue, static _ => true);

    /// <summary>One of those names of an enum that are allowed here, case aside.</summary>
    internal TEnum GetEnum<TEnum>(string key, TEnum defaultValue, Func<TEnum, bool> isAllowed)
        where TEnum : struct, Enum
    {
        var names = Enum.GetNames<TEnum>().Where(name => isAllowed(Enum.Parse<TEnum>(name))).ToArray();
        var allowed = $"one of {string.Join(", ", names)}";
        if (Scalar(key, allowed) is not { } text)
            return defaultValue;

        // Enum.Parse would also take numbers and lists of names.
        return names.FirstOrDefault(name => string.Equals(name, text, StringComparison.OrdinalIgnoreCase)) is { } known
            ? Enum.Parse<TEnum>(known)
            : Wrong(key, text, allowed, names, defaultValue);
    }

    /// <summary>A list of texts; empty where it is not given.</summary>
    /// <param name="key">The option.</param>
    public IReadOnlyList<string> GetStrings(string key) => GetStrings(key, static _ => null);

    /// <summary>Numbers by name; empty where it is not given.</summary>
    /// <inheritdoc cref="GetInt64"/>
    public IReadOnlyDictionary<string, double> GetDoubles(string key, double minimum, double maximum)
    {
        var numbers = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var item in Children(key, "numbers by name"))
            numbers[_reader.NameOf(item)] = new ComponentOptions(_section.GetSection(key), _reader).GetDouble(item.Key, maximum, minimum, maximum);
        return numbers;
    }

    /// <summary>A list of texts without those that are wrong, which are reported.</summary>
    /// <param name="key">The option.</param>
    /// <param name="errorOf">Returns what is wrong with a text, without repeating the text; <see langword="null"/> if nothing is.</param>
    internal IReadOnlyList<string> GetStrings(string key, Func<string, string?> errorOf)
    {
        var texts = new List<string>();
        foreach (var item in Children(key, "a list of texts"))
        {
            if (TextOf(item, "a text") is not { } text)
                continue;

            if (errorOf(text) is { } error)
                _reader.Errors.Add(item.Path, error);
            else
                texts.Add(text);
        }

        return texts;
    }

    private IEnumerable<IConfigurationSection> Children(string key, string allowed)
    {
        var section = Section(key);
        var children = section.GetChildren();
        if (!string.IsNullOrEmpty(section.Value))
            AddError(key, $"found a single value. Allowed is {allowed}.");
        return children;
    }

    private string? Scalar(string key, string allowed) => TextOf(Section(key), allowed);

    private string? TextOf(IConfigurationSection section, string allowed)
    {
        if (!section.GetChildren().Any())
            return section.Value;

        _reader.Errors.Add(section.Path, $"found a section. Allowed is {allowed}.");
        return null;
    }

    /// <summary>A number cannot be a secret, nor can what is nearly an allowed word; anything else stays out of the message.</summary>
    private T Wrong<T>(string key, string text, string allowed, IReadOnlyList<string> names, T defaultValue)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            AddError(key, $"is empty. Allowed is {allowed}.");
            return defaultValue;
        }

        var nearest = NearestName.Find(text, names);
        var found = nearest is not null || IsPlainNumber(text) || IsAmount(text) ? $"'{text}'" : "another text";
        AddError(key, $"found {found}. {(nearest is null ? "" : $"Did you mean '{nearest}'? ")}Allowed is {allowed}.");
        return defaultValue;
    }

    private static bool IsAmount(string text) =>
        text.Length <= 20 && (DurationText.TryParse(text, out _) || ByteSizeText.TryParse(text, out _));

    private static bool IsPlainNumber(string text) =>
        text.Length <= 20 && double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);
}

namespace EventTracking.Hosting.Configuration;

/// <summary>Says that a key is not known, and which ones are.</summary>
internal static class UnknownKey
{
    public static string Text(string what, string key, IEnumerable<string> known)
    {
        var names = known.Order(StringComparer.Ordinal).ToArray();
        return NearestName.Find(key, names) is { } nearest
            ? $"there is no {what} '{key}'. Did you mean '{nearest}'? Known are: {string.Join(", ", names)}."
            : $"there is no {what} '{key}'. Known are: {string.Join(", ", names)}.";
    }
}

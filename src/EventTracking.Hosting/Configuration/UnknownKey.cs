namespace EventTracking.Hosting.Configuration;

/// <summary>The error for an unknown key: names the most similar key and all known ones.</summary>
internal static class UnknownKey
{
    public static string Text(string kind, string key, IEnumerable<string> known)
    {
        var names = known.Order(StringComparer.Ordinal).ToArray();
        var suggestion = NearestName.Find(key, names) is { } nearest ? $" Did you mean '{nearest}'?" : "";
        return $"unknown {kind} '{key}'.{suggestion} Known {kind}s: {string.Join(", ", names)}.";
    }
}

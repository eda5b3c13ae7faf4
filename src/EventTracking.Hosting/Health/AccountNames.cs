using System.Globalization;

namespace EventTracking.Hosting.Health;

/// <summary>Gives accounts unique names in the data of a health check.</summary>
internal static class AccountNames
{
    private const string OfTracker = "tracker";

    /// <summary>Returns the accounts by name: <c>tracker</c> for the first, the tracker's, and their paths for those of backends.</summary>
    /// <remarks>Appends a number to duplicates: a backend can be named <c>tracker</c>, and two can have the path <c>a/b</c>.</remarks>
    public static Dictionary<string, object> ByName(IReadOnlyList<AccountSnapshot> accounts)
    {
        var named = new Dictionary<string, object>(StringComparer.Ordinal);
        for (var i = 0; i < accounts.Count; i++)
        {
            var name = i == 0 ? OfTracker : accounts[i].Path;
            var unique = name;
            for (var number = 2; !named.TryAdd(unique, accounts[i].ToString()); number++)
                unique = string.Create(CultureInfo.InvariantCulture, $"{name} ({number})");
        }

        return named;
    }
}

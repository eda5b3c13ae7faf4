using System.Globalization;

namespace EventTracking.Hosting.Health;

/// <summary>Names accounts in the data of a health check, whatever the backends are called.</summary>
internal static class AccountNames
{
    private const string OfTracker = "tracker";

    /// <summary>Returns the accounts by name: <c>tracker</c> for the first one, which is the tracker's, and the path for a backend.</summary>
    /// <remarks>A name that is taken, by a backend <c>tracker</c> or by <c>a/b</c> twice, has a number appended.</remarks>
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

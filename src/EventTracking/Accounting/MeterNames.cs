using System.Globalization;

namespace EventTracking.Accounting;

/// <summary>
/// The names that the meters of the process use for their trackers. Two meters with the same tag would overwrite each other's values, so
/// the second tracker of a name is called <c>name-2</c> while the first one is in use.
/// </summary>
internal static class MeterNames
{
    private static readonly Lock Gate = new();

    /// <summary>Weak, so that the name of a tracker that is never disposed becomes free with its memory.</summary>
    private static readonly Dictionary<string, WeakReference<object>> Owners = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reserves a name until it is released or its owner is collected.</summary>
    /// <returns>The name, with a number appended if another owner has it.</returns>
    public static string Claim(string name, object owner)
    {
        lock (Gate)
        {
            var unique = name;
            for (var number = 2; IsTaken(unique); number++)
                unique = string.Create(CultureInfo.InvariantCulture, $"{name}-{number}");
            Owners[unique] = new WeakReference<object>(owner);
            return unique;
        }
    }

    public static void Release(string name)
    {
        lock (Gate)
            Owners.Remove(name);
    }

    private static bool IsTaken(string name) => Owners.TryGetValue(name, out var owner) && owner.TryGetTarget(out _);
}

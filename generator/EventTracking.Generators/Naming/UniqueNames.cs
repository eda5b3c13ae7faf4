using System.Globalization;

namespace EventTracking.Generators.Naming;

/// <summary>Finds a free name: the wanted one, else with the first number that makes it free.</summary>
internal static class UniqueNames
{
    public static string Find(string wanted, Func<string, bool> isTaken)
    {
        var name = wanted;
        for (var number = 1; isTaken(name); number++)
            name = wanted + number.ToString(CultureInfo.InvariantCulture);
        return name;
    }
}

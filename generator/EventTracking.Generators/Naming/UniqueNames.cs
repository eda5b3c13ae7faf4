using System.Globalization;

namespace EventTracking.Generators.Naming;

/// <summary>Makes a name unique: the wanted name, or the wanted name with the lowest number that is free.</summary>
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

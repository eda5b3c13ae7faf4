using System.Globalization;

namespace EventTracking.Tool.Spooling;

/// <summary>Describes what is wrong in a spool, on one line for each place.</summary>
internal static class SpoolDamageReport
{
    /// <summary>Returns the lines for damage and for files that a program has set aside because it could not read them.</summary>
    public static IEnumerable<string> Lines(string path, IEnumerable<SpoolDamage> damage) =>
        Lines(damage).Concat(Directory.GetFiles(path, "*.seg.damaged*").Order(StringComparer.Ordinal).Select(static file =>
            $"{file}: was set aside because it cannot be read. Delete it if its events are not needed."));

    /// <summary>Returns the lines for damage.</summary>
    public static IEnumerable<string> Lines(IEnumerable<SpoolDamage> damage) => damage.Select(Line);

    private static string Line(SpoolDamage damage) => string.Create(
        CultureInfo.InvariantCulture,
        $"{damage.Path}: offset {damage.Offset}: {(damage.LostEvents > 0 ? $"{damage.LostEvents:N0} events are lost" : "cannot be read")}");
}

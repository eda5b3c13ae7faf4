using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using EventTracking.Generators.Model;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Emission;

/// <summary>The names of the generated files. Two files with the same name would stop the generator for the whole project.</summary>
internal static class HintNames
{
    /// <summary>Contains a hyphen, which no type name can.</summary>
    public const string Registration = "EventTracking-Registration.g.cs";

    /// <summary>
    /// File names are limited to 255 bytes, and paths on Windows to 260 characters, including about 150 for the folders.
    /// </summary>
    private const int MaxNameBytes = 100;

    private const int HashBytes = 20;

    /// <summary>The names that are not unique. The compiler compares file names case-insensitively.</summary>
    public static EquatableArray<string> Clashing(ImmutableArray<RegistrationModel> events, CancellationToken cancellationToken) =>
        events
            .GroupBy(static model => model.MetadataName, StringComparer.OrdinalIgnoreCase)
            .Where(static group => group.Skip(1).Any())
            .SelectMany(static group => group.Select(static model => model.MetadataName))
            .ToEquatableArray();

    /// <returns>
    /// The name of the file; <see langword="null"/> for types with the same full name, which the compiler reports.
    /// </returns>
    public static string? Of(EventModel model, EquatableArray<string> clashing)
    {
        var name = model.Registration.MetadataName;
        return clashing.Count(other => other == name) switch
        {
            0 when Encoding.UTF8.GetByteCount(name) <= MaxNameBytes => $"{name}.g.cs",
            0 or 1 => $"{Start(name)}.{Hash(name)}.g.cs",
            _ => null,
        };
    }

    private static string Start(string name)
    {
        var (length, bytes) = (0, 0);
        for (; length < name.Length && bytes < MaxNameBytes - HashBytes; length++)
            bytes += name[length] < 0x80 ? 1 : 3;

        // Do not split a surrogate pair.
        return name.Substring(0, length > 0 && char.IsHighSurrogate(name[length - 1]) ? length - 1 : length);
    }

    /// <summary>FNV-1a, which is the same on every machine.</summary>
    private static string Hash(string name)
    {
        var hash = 14695981039346656037UL;
        foreach (var b in Encoding.UTF8.GetBytes(name))
            hash = unchecked((hash ^ b) * 1099511628211UL);
        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }
}

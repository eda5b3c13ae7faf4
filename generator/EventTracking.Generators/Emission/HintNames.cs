using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using EventTracking.Generators.Model;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Emission;

/// <summary>Names the generated files. Two of one name would be the end of the generator for the whole project.</summary>
internal static class HintNames
{
    /// <summary>No type can have a name with a dash.</summary>
    public const string Registration = "EventTracking-Registration.g.cs";

    /// <summary>
    /// A file name has at most 255 bytes, and a path on Windows 260 characters; the folders before it take about 150 of these.
    /// </summary>
    private const int MaxBytes = 100;

    private const int BytesOfHash = 20;

    /// <summary>The names that another event has as well when case is set aside, as the compiler does with file names.</summary>
    public static EquatableArray<string> Clashing(ImmutableArray<RegistrationModel> events, CancellationToken cancellationToken) =>
        events
            .GroupBy(static model => model.MetadataName, StringComparer.OrdinalIgnoreCase)
            .Where(static group => group.Skip(1).Any())
            .SelectMany(static group => group.Select(static model => model.MetadataName))
            .ToEquatableArray();

    /// <returns>
    /// The name of the file; <see langword="null"/> for types of one name, a class and a struct for example, which the compiler refuses.
    /// </returns>
    public static string? Of(EventModel model, EquatableArray<string> clashing)
    {
        var name = model.Registration.MetadataName;
        return clashing.Count(other => other == name) switch
        {
            0 when Encoding.UTF8.GetByteCount(name) <= MaxBytes => $"{name}.g.cs",
            0 or 1 => $"{Start(name)}.{Hash(name)}.g.cs",
            _ => null,
        };
    }

    private static string Start(string name)
    {
        var (length, bytes) = (0, 0);
        for (; length < name.Length && bytes < MaxBytes - BytesOfHash; length++)
            bytes += name[length] < 0x80 ? 1 : 3;

        // Both halves of a surrogate pair, or none.
        return name.Substring(0, length > 0 && char.IsHighSurrogate(name[length - 1]) ? length - 1 : length);
    }

    /// <summary>FNV-1a: the same on every machine.</summary>
    private static string Hash(string name)
    {
        var hash = 14695981039346656037UL;
        foreach (var b in Encoding.UTF8.GetBytes(name))
            hash = unchecked((hash ^ b) * 1099511628211UL);
        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }
}

using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace EventTracking.Tool.Exporting;

/// <summary>
/// The names that events and fields get in a format that restricts names. A name that had to be changed or shortened gets a suffix: a hash
/// of the original name, which therefore does not depend on the other names. So do names that differ only in case.
/// </summary>
internal sealed partial class ExportNames
{
    private readonly Dictionary<string, string> _names;

    private ExportNames(Dictionary<string, string> names) => _names = names;

    /// <summary>Gets the name for an original name.</summary>
    public string this[string original] => _names[original];

    /// <summary>Names the originals.</summary>
    /// <param name="originals">The original names.</param>
    /// <param name="convert">Returns the wanted name, and whether it was changed in a way that two originals can share.</param>
    /// <param name="mostBytes">The longest name in UTF-8.</param>
    /// <param name="separator">What precedes the hash.</param>
    /// <param name="reserved">Names that nothing may get.</param>
    public static ExportNames Of(
        IEnumerable<string> originals,
        Func<string, (string Name, bool IsChanged)> convert,
        int mostBytes,
        string separator,
        params ReadOnlySpan<string> reserved)
    {
        var wanted = originals.Distinct(StringComparer.Ordinal).ToDictionary(static original => original, convert, StringComparer.Ordinal);
        var uses = wanted.Values.CountBy(static name => Fold(name.Name), StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
        foreach (var name in reserved)
            uses[Fold(name)] = int.MaxValue;

        return new ExportNames(wanted.ToDictionary(
            static pair => pair.Key,
            pair => pair.Value is { IsChanged: false, Name: var name } && uses[Fold(name)] == 1
                && Encoding.UTF8.GetByteCount(name) <= mostBytes && !HashAtEnd().IsMatch(name)
                    ? name
                    : Shortened(pair.Value.Name, mostBytes - separator.Length - HashLength) + separator + Hash(pair.Key),
            StringComparer.Ordinal));
    }

    private const int HashLength = 8;

    private static string Fold(string name) => name.ToUpperInvariant();

    private static string Hash(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..HashLength];

    private static string Shortened(string name, int mostBytes)
    {
        var length = 0;
        var bytes = 0;
        foreach (var rune in name.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > mostBytes)
                break;
            length += rune.Utf16SequenceLength;
        }

        return name[..length];
    }

    [GeneratedRegex("[~_-][0-9a-f]{8}$", RegexOptions.NonBacktracking)]
    private static partial Regex HashAtEnd();
}

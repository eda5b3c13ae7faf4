using System.Text.Json;

namespace EventTracking.Benchmarks.WorkItem;

/// <summary>Holds what a variant writes against the data that it was given, whatever shape its line has.</summary>
internal static class Verification
{
    /// <summary>
    /// Checks that a line is JSON, bears the name of the event, and holds every field of another line's data and context.
    /// </summary>
    /// <param name="variant">Who wrote the line.</param>
    /// <param name="line">The line.</param>
    /// <param name="model">A line of the same event as it should be.</param>
    /// <exception cref="InvalidDataException">It does not.</exception>
    public static void HoldsTheSame(string variant, ReadOnlySpan<byte> line, ReadOnlySpan<byte> model)
    {
        var expected = Leaves(model);
        var found = Leaves(line);
        var missing = expected
            .Where(leaf => !leaf.StartsWith("timestamp=", StringComparison.Ordinal) && !found.Contains(leaf))
            .Where(
                leaf => !leaf.StartsWith("name=", StringComparison.Ordinal)
                    || !found.Any(other => other.Contains(leaf[4..], StringComparison.Ordinal)))
            .ToArray();
        if (missing.Length > 0)
        {
            throw new InvalidDataException(
                $"The line of \"{variant}\" lacks {string.Join(", ", missing)}; it is: {System.Text.Encoding.UTF8.GetString(line)}");
        }
    }

    /// <summary>
    /// Each value with the last part of its path. Peers spell names their way: case, underscores and a leading @ do not count.
    /// </summary>
    private static HashSet<string> Leaves(ReadOnlySpan<byte> json)
    {
        var leaves = new HashSet<string>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(json);
        Collect(JsonElement.ParseValue(ref reader), "", leaves);
        return leaves;
    }

    private static void Collect(JsonElement value, string name, HashSet<string> leaves)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                    Collect(member.Value, Plain(member.Name), leaves);
                break;
            case JsonValueKind.Array:
                var items = value.EnumerateArray().ToArray();
                for (var i = 0; i < items.Length; i++)
                    Collect(items[i], $"{name}[{i}]", leaves);
                break;
            default:
                leaves.Add($"{name}={value}");
                break;
        }
    }

    private static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal).TrimStart('@').ToLowerInvariant();
}

namespace EventTracking.Hosting.Configuration;

/// <summary>Finds the valid name that is most similar to a misspelled one.</summary>
internal static class NearestName
{
    /// <summary>Returns the most similar name, ignoring case, or <see langword="null"/> if none is similar.</summary>
    public static string? Find(string name, IEnumerable<string> allowed) =>
        allowed
            .Select(candidate => (Name: candidate, Distance: Distance(name, candidate)))
            .Where(candidate => candidate.Distance <= Math.Max(1, candidate.Name.Length / 3))
            .OrderBy(static candidate => candidate.Distance)
            .Select(static candidate => candidate.Name)
            .FirstOrDefault();

    /// <summary>Computes the Levenshtein distance, one row of the table at a time.</summary>
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 0; i < from.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 0; j < to.Length; j++)
            {
                var change = diagonal + (char.ToUpperInvariant(from[i]) == char.ToUpperInvariant(to[j]) ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(change, 1 + Math.Min(row[j], row[j + 1]));
            }
        }

        return row[^1];
    }
}

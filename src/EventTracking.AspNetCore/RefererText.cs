namespace EventTracking.AspNetCore;

/// <summary>Removes the parts of a <c>Referer</c> header that often hold secrets.</summary>
internal static class RefererText
{
    /// <summary>
    /// The address without user information, query and fragment. Text that is not an http address loses everything up to its last <c>@</c>.
    /// </summary>
    public static string WithoutSecrets(string referer)
    {
        var address = referer.AsSpan();
        if (address.IndexOfAny('?', '#') is >= 0 and var end)
            address = address[..end];

        if (!address.Contains('@'))
            return address.Length == referer.Length ? referer : address.ToString();

        var schemeLength = address.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? 8
            : address.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? 7
            : 0;
        var rest = address[schemeLength..];
        var authorityLength = rest.IndexOf('/');
        if (schemeLength == 0 || authorityLength == 0)
            return rest[(rest.LastIndexOf('@') + 1)..].ToString();

        var authority = authorityLength < 0 ? rest : rest[..authorityLength];
        return $"{address[..schemeLength]}{rest[(authority.LastIndexOf('@') + 1)..]}";
    }
}

using System.Buffers;
using System.Collections.Frozen;

namespace EventTracking.Http.Requests;

/// <summary>
/// Finds the errors of options that are part of every request. Each is the text after "Expected". Values are not repeated, because they
/// may be secrets.
/// </summary>
internal static class RequestOptionErrors
{
    public const string ExpectedUrl = "a URL that starts with http:// or https://";

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create(
        "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private static readonly FrozenSet<string> OwnNames =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "Host", "Connection", "Transfer-Encoding", "Expect");

    /// <summary>Returns the error of a URL; <see langword="null"/> if it is valid.</summary>
    public static string? OfEndpoint(Uri endpoint) =>
        !endpoint.IsAbsoluteUri || (endpoint.Scheme != Uri.UriSchemeHttp && endpoint.Scheme != Uri.UriSchemeHttps)
            ? ExpectedUrl
        : endpoint.UserInfo.Length > 0 ? "a URL without a user name and password, which would not be sent; use a header instead"
        : endpoint.Fragment.Length > 0 ? "a URL without a fragment ('#'), which would not be sent"
        : null;

    /// <summary>Returns the error of a header; <see langword="null"/> if it is valid.</summary>
    public static string? OfHeader(string name, string? value) =>
        name.Length == 0 || name.AsSpan().ContainsAnyExcept(NameCharacters)
            ? $"header names of letters, digits and hyphens, but found '{name}'"
        : IsOwn(name)
            ? $"headers that the destination does not set itself, but found '{name}'"
        : OfHeaderValue(value) is { } error ? $"{error} as the value of '{name}'"
        : null;

    /// <summary>Returns the error of a header's value; <see langword="null"/> if it is valid.</summary>
    public static string? OfHeaderValue(string? value) =>
        string.IsNullOrEmpty(value) || value.AsSpan().ContainsAnyExceptInRange(' ', '~')
            ? "at least one printable ASCII character, without line breaks"
            : null;

    private static bool IsOwn(string name) =>
        name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase) || OwnNames.Contains(name);
}

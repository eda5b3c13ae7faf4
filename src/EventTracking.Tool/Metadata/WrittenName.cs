using System.Text.RegularExpressions;

namespace EventTracking.Tool.Metadata;

/// <summary>Finds the name that a developer wrote in the names that the compiler derives from it.</summary>
internal static partial class WrittenName
{
    /// <summary>Returns the first written name, or <see langword="null"/>.</summary>
    /// <param name="generated">The names of a method and of the types around it, from the inside out.</param>
    public static string? Find(IEnumerable<string> generated) =>
        generated.Select(static name => Innermost().Match(name)).FirstOrDefault(static match => match.Success)?.Groups["name"].Value;

    /// <summary>The name between the innermost angle brackets: <c>&lt;Stop&gt;b__0</c>, <c>&lt;&lt;Stop&gt;b__0&gt;d</c>.</summary>
    [GeneratedRegex("<(?<name>[^<>]+)>", RegexOptions.ExplicitCapture)]
    private static partial Regex Innermost();
}

using System.Text.Json;

namespace EventTracking.Tests.Support;

/// <summary>The output and exit code of a sample.</summary>
internal sealed record SampleResult(int ExitCode, string Output, string Errors)
{
    /// <summary>Standard output as JSON Lines.</summary>
    public IReadOnlyList<JsonElement> Events =>
        [.. Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonElement.Parse(line))];

    /// <summary>The lines of standard error.</summary>
    public IReadOnlyList<string> Messages => Errors.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
}

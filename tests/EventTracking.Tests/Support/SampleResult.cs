using System.Text.Json;

namespace EventTracking.Tests.Support;

/// <summary>What a sample has left behind.</summary>
internal sealed record SampleResult(int ExitCode, string Output, string Errors)
{
    /// <summary>Standard output as JSON Lines.</summary>
    public IReadOnlyList<JsonElement> Events =>
        [.. Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonElement.Parse(line))];

    /// <summary>Standard error by lines.</summary>
    public IReadOnlyList<string> Messages => Errors.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
}

namespace EventTracking.Json;

/// <summary>Limits how deeply JSON is nested.</summary>
internal static class JsonDepth
{
    /// <summary>The maximum nesting of a line, including its own object: the default limit of JSON readers in .NET.</summary>
    public const int Max = 64;
}

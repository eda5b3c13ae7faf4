namespace EventTracking.Json;

/// <summary>Limits how deeply JSON is nested.</summary>
internal static class JsonDepth
{
    /// <summary>The most levels of a line, its own object included: the default limit of JSON readers in .NET.</summary>
    public const int Max = 64;
}

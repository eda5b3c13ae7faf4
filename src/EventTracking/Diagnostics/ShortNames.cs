namespace EventTracking.Diagnostics;

/// <summary>Keeps a report about something too long from being too long itself.</summary>
internal static class ShortNames
{
    private const int Longest = 200;

    public static string Of(string name) => name.Length <= Longest ? name : $"{name.AsSpan(0, Longest)}…";
}

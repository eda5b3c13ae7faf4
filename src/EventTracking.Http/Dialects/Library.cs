using System.Reflection;

namespace EventTracking.Http.Dialects;

/// <summary>The name and version of this library, which vendors show beside each event.</summary>
internal static class Library
{
    public const string Name = "EventTracking";

    public static string Version { get; } = typeof(Library).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";
}

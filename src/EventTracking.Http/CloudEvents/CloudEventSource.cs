namespace EventTracking.Http.CloudEvents;

/// <summary>The option with the <c>source</c> of CloudEvents.</summary>
internal static class CloudEventSource
{
    public const string Expected = "a URI or a path without spaces, such as /shop or https://shop.example.com";

    public static string Default => $"/{Uri.EscapeDataString(AppDomain.CurrentDomain.FriendlyName)}";

    /// <summary>Returns whether the value is valid. <see langword="null"/> is: it means the default.</summary>
    public static bool IsValid(string? source) =>
        source is null || (source.Length > 0 && Uri.IsWellFormedUriString(source, UriKind.RelativeOrAbsolute));
}

using System.Runtime.InteropServices;

namespace EventTracking.Hosting.Configuration;

/// <summary>
/// Describes why a built-in component could not be created. The exception's message is not used, because it may contain a path or
/// another configured value.
/// </summary>
internal static class FailureText
{
    private const int MaxErrorNumber = 4095;

    public static string Of(Exception exception) => exception.GetBaseException() switch
    {
        DirectoryNotFoundException => "its folder does not exist",
        UnauthorizedAccessException => "access to its path is denied",
        PathTooLongException => "its path is too long",
        IOException { HResult: > 0 and <= MaxErrorNumber } error =>
            $"the operating system reports \"{Marshal.GetPInvokeErrorMessage(error.HResult)}\"",
        var other => other.GetType().Name,
    };
}

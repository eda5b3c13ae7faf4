namespace EventTracking.Hosting.Configuration;

/// <summary>
/// Describes why a built-in component could not be created. The message of the exception is not used: it may contain a path or another
/// value of the configuration.
/// </summary>
internal static class FailureText
{
    public static string Of(Exception exception) => exception switch
    {
        DirectoryNotFoundException => "its folder does not exist",
        UnauthorizedAccessException => "access to its path is denied",
        PathTooLongException => "its path is too long",
        IOException => $"the operating system reports an error ({exception.GetType().Name}, HResult {exception.HResult})",
        _ => exception.GetType().Name,
    };
}

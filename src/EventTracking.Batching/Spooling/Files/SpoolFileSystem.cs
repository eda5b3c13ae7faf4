using EventTracking.Batching.Spooling.Files.Unix;
using EventTracking.Batching.Spooling.Files.Windows;

namespace EventTracking.Batching.Spooling.Files;

/// <summary>The file system of the operating system.</summary>
internal static class SpoolFileSystem
{
    /// <summary>The name of the lock file of a spool folder.</summary>
    public const string LockName = "LOCK";

    public static ISpoolFileSystem Default { get; } =
        OperatingSystem.IsWindows() ? new WindowsSpoolFileSystem() : new UnixSpoolFileSystem(new SpoolCalls());

    /// <summary>Calls .NET's file methods and turns their exceptions into <see cref="IOException"/>.</summary>
    /// <param name="call">The call.</param>
    /// <param name="failure">What has failed, as the beginning of a sentence.</param>
    public static T Call<T>(Func<T> call, string failure)
    {
        try
        {
            return call();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{failure}: {exception.Message}", exception) { HResult = exception.HResult };
        }
    }
}

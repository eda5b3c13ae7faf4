namespace EventTracking.Tests.Support;

/// <summary>File permissions for tests that run on Unix only.</summary>
internal static class UnixModes
{
    public static UnixFileMode Of(string path) =>
        OperatingSystem.IsWindows() ? throw new PlatformNotSupportedException() : File.GetUnixFileMode(path);

    public static void Set(string path, UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows())
            throw new PlatformNotSupportedException();

        File.SetUnixFileMode(path, mode);
    }
}

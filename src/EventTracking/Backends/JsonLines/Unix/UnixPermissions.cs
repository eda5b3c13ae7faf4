using EventTracking.Backends.JsonLines.Files;
using EventTracking.Unix;
using Microsoft.Win32.SafeHandles;

namespace EventTracking.Backends.JsonLines.Unix;

/// <summary>Sets the mode, owner and group of a file, as far as this process is allowed to.</summary>
internal static class UnixPermissions
{
    private const uint Unchanged = uint.MaxValue;

    public static void Set(UnixCalls calls, SafeFileHandle file, FilePermissions permissions)
    {
        SetOwner(calls, file, permissions);
        try
        {
            // After the owner, because changing the owner clears bits of the mode.
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(file, permissions.Mode);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The file belongs to another user: only the owner can change its mode.
        }
    }

    /// <summary>Sets the owner and the group, or the group alone if this process may not change the owner.</summary>
    private static void SetOwner(UnixCalls calls, SafeFileHandle file, FilePermissions permissions)
    {
        if (permissions is { Owner: { } owner, Group: { } group } && calls.SetOwner(file, owner, group) < 0)
            calls.SetOwner(file, Unchanged, group);
    }
}

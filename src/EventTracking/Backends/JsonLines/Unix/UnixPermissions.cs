using EventTracking.Backends.JsonLines.Files;
using Microsoft.Win32.SafeHandles;

namespace EventTracking.Backends.JsonLines.Unix;

/// <summary>Gives a file the mode, the owner and the group of another one, as far as this process may.</summary>
internal static class UnixPermissions
{
    private const uint Unchanged = uint.MaxValue;

    public static void Set(UnixCalls calls, SafeFileHandle file, FilePermissions permissions)
    {
        SetOwner(calls, file, permissions);
        try
        {
            // After the owner: a new owner clears bits of the mode.
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(file, permissions.Mode);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The file belongs to another user, who decides.
        }
    }

    /// <summary>Only root may give a file away; any user may give it to one of the user's own groups.</summary>
    private static void SetOwner(UnixCalls calls, SafeFileHandle file, FilePermissions permissions)
    {
        if (permissions is { Owner: { } owner, Group: { } group } && calls.SetOwner(file, owner, group) < 0)
            calls.SetOwner(file, Unchanged, group);
    }
}

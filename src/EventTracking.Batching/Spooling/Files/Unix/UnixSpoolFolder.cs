using System.Globalization;
using EventTracking.Unix;

namespace EventTracking.Batching.Spooling.Files.Unix;

/// <summary>Creates the folder of a spool, and checks that only this user can change what is in it.</summary>
internal sealed class UnixSpoolFolder(SpoolCalls calls)
{
    /// <summary>Creates a folder and its missing parents.</summary>
    /// <param name="path">The full path, without a separator at the end: with one, a link would be followed.</param>
    /// <returns>The folders to sync: those with a new folder in them, and the one that contains the folder itself.</returns>
    public IReadOnlyList<string> Create(string path)
    {
        var changed = new List<string>();
        var result = Create(path, changed);
        if (result < 0 && !Exists(path))
            throw CannotCreate(path, -result);

        Check(path);
        if (Path.GetDirectoryName(path) is { } parent && !changed.Contains(parent, StringComparer.Ordinal))
            changed.Add(parent);
        return changed;
    }

    private int Create(string path, List<string> changed)
    {
        var result = calls.CreateFolder(path);
        if (result == -ErrorNumber.NoSuchFile && Path.GetDirectoryName(path) is { } missing)
        {
            result = Create(missing, changed);
            if (result >= 0)
                result = calls.CreateFolder(path);
        }

        if (result >= 0 && Path.GetDirectoryName(path) is { } parent)
            changed.Add(parent);
        return result;
    }

    private void Check(string path)
    {
        var attributes = File.GetAttributes(path);
        if (attributes.HasFlag(FileAttributes.ReparsePoint))
        {
            var target = new DirectoryInfo(path).LinkTarget;
            throw new SpoolFolderException(
                path, "It is a symbolic link, which is not followed.", $"Delete the link, or use the path that it leads to: '{target}'.");
        }

        if (!attributes.HasFlag(FileAttributes.Directory))
            throw new SpoolFolderException(path, "It is a file.", "Delete the file, or choose another path.");

        var mode = OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(path);
        CheckOwner(path, mode);
        if (mode.HasFlag(UnixFileMode.OtherWrite))
        {
            throw new SpoolFolderException(
                path,
                $"Every user can write to it (mode {Octal(mode)}).",
                $"Remove that permission (chmod o-w '{path}'), or use a folder below it, which is created.");
        }

        var access = calls.CheckAccess(path);
        if (access == -ErrorNumber.ReadOnlyFileSystem)
            throw new SpoolFolderException(path, "It is on a read-only file system.", "Choose a path on a writable one; in a container, mount a volume.");
        if (access < 0)
        {
            throw new SpoolFolderException(
                path,
                $"This process cannot read it or write to it (mode {Octal(mode)}).",
                $"Permit it (chmod u+rwx '{path}').");
        }
    }

    private void CheckOwner(string path, UnixFileMode mode)
    {
        if (calls.Status(path, out var status) >= 0)
        {
            if (status.Owner != calls.User)
                throw ForeignOwner(path, string.Create(CultureInfo.InvariantCulture, $"user {status.Owner}"));
            return;
        }

        // Without the owner's id, setting the mode shows who owns the folder: only its owner is allowed to.
        try
        {
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, mode);
        }
        catch (UnauthorizedAccessException)
        {
            throw ForeignOwner(path, "another user");
        }
    }

    private SpoolFolderException ForeignOwner(string path, string owner)
    {
        var user = calls.User.ToString(CultureInfo.InvariantCulture);
        return new(
            path,
            $"It belongs to {owner}, but this process runs as user {user}.",
            $"Change its owner (chown {user} '{path}'), or use a folder below it, which is created.");
    }

    private static SpoolFolderException CannotCreate(string path, int error)
    {
        var failure = ErrorNumber.Exception(error, "It cannot be created");
        return error switch
        {
            ErrorNumber.NotADirectory => new(path, "A part of its path is a file.", "Delete the file, or choose another path.", failure),
            ErrorNumber.ReadOnlyFileSystem => new(
                path, "It does not exist, and its file system is read-only.", "Choose a path on a writable one; in a container, mount a volume.", failure),
            _ => new(path, failure.Message, "Create it for the user of this process, or choose another path.", failure),
        };
    }

    /// <summary>Returns whether there is a folder, a file or a link, even one that leads nowhere.</summary>
    private static bool Exists(string path)
    {
        try
        {
            File.GetAttributes(path);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string Octal(UnixFileMode mode) => Convert.ToString((int)mode, 8).PadLeft(4, '0');
}

using System.Text;
using EventTracking.Generators.Contract;

namespace EventTracking.Tool.Inputs;

/// <summary>Reads a lock file from the history of its git repository: <c>git:REV[:PATH]</c>.</summary>
internal static class GitInput
{
    private const string Prefix = "git:";

    /// <summary>Returns whether an input names a revision.</summary>
    public static bool IsGit(string input) => input.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Appends a path to an input without one: the lock of the project or folder that it is compared with.</summary>
    public static string WithDefaultPath(string input, string other)
    {
        if (!IsGit(input) || input.IndexOf(':', Prefix.Length) >= 0 || IsGit(other))
            return input;
        var folder = Directory.Exists(other) ? other : Path.GetDirectoryName(other);
        return Path.GetExtension(other) switch
        {
            ".dll" or ".exe" => input,
            ".lock" => $"{input}:{other}",
            _ => $"{input}:{Path.Combine(folder ?? "", LockFile.FileName)}",
        };
    }

    /// <summary>Reads the lock at a revision.</summary>
    /// <param name="input"><c>git:REV[:PATH]</c>; without a path, the lock in the current folder.</param>
    /// <exception cref="ToolException">git is not installed, or does not find the revision or the file.</exception>
    public static LockSource Read(string input)
    {
        var afterRevision = input.IndexOf(':', Prefix.Length);
        var revision = afterRevision < 0 ? input[Prefix.Length..] : input[Prefix.Length..afterRevision];
        var path = afterRevision < 0 ? LockFile.FileName : input[(afterRevision + 1)..];
        if (revision.Length == 0 || revision[0] is '-' || path.Length == 0)
            throw new ToolException($"'{input}' does not name a revision and a file. Expected git:REV[:PATH], for example git:main.");

        // Both are relative to an existing folder: the file, and even its folder, may no longer exist.
        var file = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(file)!;
        while (!Directory.Exists(folder))
            folder = Path.GetDirectoryName(folder)!;
        var relative = Path.GetRelativePath(folder, file).Replace('\\', '/');

        var result = ExternalProgram.Run("git", folder, ["show", "--no-textconv", $"{revision}:./{relative}"]);
        if (result.ExitCode != 0 && !(File.Exists(file) && IsCommit(revision, folder)))
            throw new ToolException(Failure(input, revision, result.Error.Trim()));

        // A lock that was added after the revision is an empty one there.
        return new LockSource(
            $"{Prefix}{revision}:{path}", result.ExitCode == 0 ? result.Bytes : Encoding.UTF8.GetBytes($"{LockFile.Header}\n"));
    }

    private static bool IsCommit(string revision, string folder) =>
        ExternalProgram.Run("git", folder, ["rev-parse", "--verify", "--quiet", $"{revision}^{{commit}}"]).ExitCode == 0;

    private static string Failure(string input, string revision, string error)
    {
        var hint = error.Contains("invalid object name", StringComparison.Ordinal)
            ? $" Is '{revision}' fetched? A shallow clone has only its last commit: git fetch --depth=1 origin BRANCH, then git:FETCH_HEAD."
            : "";
        return $"'{input}' cannot be read: {error}.{hint}";
    }
}

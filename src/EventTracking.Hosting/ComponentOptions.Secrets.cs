using EventTracking.Hosting.Types;

namespace EventTracking.Hosting;

public sealed partial class ComponentOptions
{
    private const long MaxSecretBytes = 1024 * 1024;

    /// <summary>
    /// Reads a secret, such as a connection string or a key: from the option itself, or from the file that the option
    /// <c>{key}File</c> names, for example <c>ConnectionStringFile</c>. A relative path starts at the content root. One line break at
    /// the end of the file is removed. The secret is never part of an error.
    /// </summary>
    /// <param name="key">The name of the option, without <c>File</c>.</param>
    /// <returns>
    /// The secret, or <see langword="null"/> if neither option is set. If both are set, or if the file is missing, unreadable, empty or
    /// larger than 1 MiB, an error is reported and <see langword="null"/> is returned.
    /// </returns>
    public string? GetSecret(string key)
    {
        var fileKey = $"{key}File";
        var (secret, path) = (GetString(key), GetString(fileKey));
        if (path is null)
            return secret;

        if (secret is not null)
        {
            AddError(fileKey, $"cannot be combined with {key}. Remove one of them.");
            return null;
        }

        var (text, error) = path.Length == 0 ? (null, "is empty. Set the path of a file, or remove it.") : ReadSecret(path);
        if (error is not null)
            AddError(fileKey, error);
        return text;
    }

    /// <summary>Reads a secret that must not be missing or empty.</summary>
    /// <param name="key">The name of the option, without <c>File</c>.</param>
    /// <returns>The secret. If it is missing or empty, an error is reported and an empty string is returned.</returns>
    /// <inheritdoc cref="GetSecret" path="/summary"/>
    public string GetRequiredSecret(string key)
    {
        var errors = _reader.Errors.Count;
        var secret = GetSecret(key);
        if (string.IsNullOrEmpty(secret) && _reader.Errors.Count == errors)
            AddError(key, $"is missing. Set it, or set {key}File to the path of a file that contains it.");
        return secret ?? "";
    }

    private (string? Text, string? Error) ReadSecret(string path)
    {
        try
        {
            var file = new FileInfo(ContentRoot.FullPath(path, Services));
            if (file.Exists && file.Length > MaxSecretBytes)
                return (null, "is a file of more than 1 MiB. Use a file that contains only the secret.");

            var text = File.ReadAllText(file.FullName);
            text = text.EndsWith("\r\n", StringComparison.Ordinal) ? text[..^2] : text.EndsWith('\n') ? text[..^1] : text;
            return text.Length == 0 ? (null, "is an empty file. Write the secret into it.") : (text, null);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return (null, "does not exist. Create the file, or correct the path; a relative path starts at the content root.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return (null, "cannot be read. Use the path of a file that the user of this process may read.");
        }
        catch (ArgumentException)
        {
            return (null, "is not a file path. Use one such as /run/secrets/warehouse.");
        }
    }
}

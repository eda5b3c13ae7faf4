using System.Globalization;
using EventTracking.Batching.Spooling.Files;

namespace EventTracking.Batching.Spooling;

/// <summary>Validates the options of a spool.</summary>
internal static class SpoolSettings
{
    public const long MinMaxBytes = 1024 * 1024;

    /// <summary>Returns the options that are invalid, each with the allowed values.</summary>
    public static List<KeyValuePair<string, string>> Errors(SpoolOptions options)
    {
        var errors = new List<KeyValuePair<string, string>>();
        if (!IsFolderPath(options.Path))
        {
            Add(nameof(options.Path), "the absolute path of a folder, such as /var/spool/shop/warehouse");
        }
        else if (options.Path.Split(SpoolInstances.Placeholder) is { Length: > 1 } parts && (parts.Length > 2 || !IsFileName(parts[1])))
        {
            Add(
                nameof(options.Path),
                $"{SpoolInstances.Placeholder} once, in the last part of the path, as in /var/spool/shop-{SpoolInstances.Placeholder}");
        }

        if (options.MaxBytes < MinMaxBytes)
        {
            Add(
                nameof(options.MaxBytes),
                string.Create(
                    CultureInfo.InvariantCulture, $"at least {MinMaxBytes} bytes (1 MiB), which is four of the smallest segments"));
        }

        if (!Enum.IsDefined(options.Durability))
            Add(nameof(options.Durability), $"{nameof(SpoolDurability.Process)} or {nameof(SpoolDurability.Disk)}");
        if (options.WhenFull is null)
            Add(nameof(options.WhenFull), "QueueFullPolicy.DropNewest, DropOldest or Wait(timeout)");
        if (options.MaxAge <= TimeSpan.Zero)
            Add(nameof(options.MaxAge), "a time above 00:00:00, or null for no limit");
        return errors;

        void Add(string option, string allowed) => errors.Add(new(option, allowed));
    }

    private static bool IsFileName(string text) =>
        Path.TrimEndingDirectorySeparator(text).AsSpan().IndexOfAny(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar) < 0;

    private static bool IsFolderPath(string path) =>
        !path.Contains('\0', StringComparison.Ordinal) && Path.IsPathFullyQualified(path) && Path.GetPathRoot(path) != path;
}

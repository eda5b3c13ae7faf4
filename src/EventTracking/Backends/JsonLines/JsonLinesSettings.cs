using EventTracking.Diagnostics;

namespace EventTracking.Backends.JsonLines;

/// <summary>Validates the options. The message of an error names the option and the remedy.</summary>
internal static class JsonLinesSettings
{
    private const UnixFileMode RequiredMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode AllModes = (UnixFileMode)0xFFF;

    public static JsonLinesOptions ForFile(string path, JsonLinesOptions? options)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (string.IsNullOrWhiteSpace(path) || path.Contains('\0', StringComparison.Ordinal))
        {
            throw new ArgumentException(
                $"'{LogText.Name(path)}' cannot be the path of a file. Use the path of a file, such as 'events.jsonl'.", nameof(path));
        }

        if (options is null)
            return new JsonLinesOptions();

        Validate(options);
        if (options.LeaveOpen)
        {
            throw NotApplicable(
                options, nameof(options.LeaveOpen), "is for streams. A file is opened and closed by the backend: remove it");
        }

        var ofRolledFiles = options switch
        {
            { RetainedFiles: not null } => nameof(options.RetainedFiles),
            { RetainedDays: not null } => nameof(options.RetainedDays),
            { MaxTotalSize: not null } => nameof(options.MaxTotalSize),
            { CompressRolledFiles: true } => nameof(options.CompressRolledFiles),
            _ => null,
        };
        if (ofRolledFiles is not null && !IsRolled(options))
        {
            throw NotApplicable(
                options, ofRolledFiles, "has no effect on a file that is never rolled. Set MaxFileSize or RollingInterval, or remove it");
        }

        return options;
    }

    public static JsonLinesOptions ForStream(Stream stream, JsonLinesOptions? options)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanWrite)
            throw new ArgumentException("The stream cannot be written to. Open it for writing.", nameof(stream));
        if (options is null)
            return new JsonLinesOptions();

        Validate(options);
        var forFiles = options switch
        {
            { Durability: not JsonLinesDurability.Process } => nameof(options.Durability),
            { MaxFileSize: not null } => nameof(options.MaxFileSize),
            { RollingInterval: not RollingInterval.None } => nameof(options.RollingInterval),
            { RetainedFiles: not null } => nameof(options.RetainedFiles),
            { RetainedDays: not null } => nameof(options.RetainedDays),
            { MaxTotalSize: not null } => nameof(options.MaxTotalSize),
            { CompressRolledFiles: true } => nameof(options.CompressRolledFiles),
            { UnixFileMode: not null } => nameof(options.UnixFileMode),
            { ReopenOnHangup: true } => nameof(options.ReopenOnHangup),
            _ => null,
        };
        return forFiles is null
            ? options
            : throw NotApplicable(options, forFiles, "is for files. Give the path instead of a stream, or remove it");
    }

    private static void Validate(JsonLinesOptions options)
    {
        if (options.BlockSize < 0)
        {
            throw OutOfRange(
                options, nameof(options.BlockSize), options.BlockSize, "Use a number of bytes, or 0 to write every event at once");
        }

        if (options.FlushInterval <= TimeSpan.Zero && options.FlushInterval != Timeout.InfiniteTimeSpan)
        {
            throw OutOfRange(
                options, nameof(options.FlushInterval), options.FlushInterval, "Use a positive time, or Timeout.InfiniteTimeSpan for none");
        }

        if (options.FlushInterval > TimeSpan.FromDays(49))
        {
            throw OutOfRange(
                options, nameof(options.FlushInterval), options.FlushInterval, "Use at most 49 days, or Timeout.InfiniteTimeSpan for none");
        }

        if (options.Durability is not (JsonLinesDurability.Process or JsonLinesDurability.Disk))
            throw OutOfRange(options, nameof(options.Durability), (int)options.Durability, "Use Process or Disk");
        if (options.MaxFileSize <= 0)
        {
            throw OutOfRange(
                options, nameof(options.MaxFileSize), options.MaxFileSize, "Use a positive number of bytes, or null for no limit");
        }

        if (options.RollingInterval is not (RollingInterval.None or RollingInterval.Day or RollingInterval.Hour))
            throw OutOfRange(options, nameof(options.RollingInterval), (int)options.RollingInterval, "Use None, Day or Hour");
        if (options.RetainedFiles <= 0)
        {
            throw OutOfRange(
                options, nameof(options.RetainedFiles), options.RetainedFiles, "Use a positive number of files, or null to keep all");
        }

        if (options.RetainedDays <= 0)
        {
            throw OutOfRange(
                options, nameof(options.RetainedDays), options.RetainedDays, "Use a positive number of days, or null to keep all");
        }

        if (options.MaxTotalSize <= 0)
        {
            throw OutOfRange(
                options, nameof(options.MaxTotalSize), options.MaxTotalSize, "Use a positive number of bytes, or null for no limit");
        }

        if (options.UnixFileMode is { } mode && ((mode & ~AllModes) != UnixFileMode.None || (mode & RequiredMode) != RequiredMode))
        {
            throw OutOfRange(
                options,
                nameof(options.UnixFileMode),
                mode,
                "Use permissions that include UserRead and UserWrite, or null for those of the umask");
        }

        if (options.TimeProvider is null)
            throw new ArgumentNullException(nameof(options), "TimeProvider is null. Remove it for the clock of the system.");
    }

    private static bool IsRolled(JsonLinesOptions options) =>
        options.MaxFileSize is not null || options.RollingInterval is not RollingInterval.None;

    private static ArgumentOutOfRangeException OutOfRange(JsonLinesOptions options, string setting, object? value, string remedy) =>
        new(nameof(options), value, $"{setting} is out of its range. {remedy}.");

    private static ArgumentException NotApplicable(JsonLinesOptions options, string setting, string why) =>
        new($"{setting} {why}.", nameof(options));
}

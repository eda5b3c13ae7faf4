namespace EventTracking.Backends.JsonLines.Files;

/// <summary>Selects the rolled files to delete.</summary>
internal sealed class RetentionPolicy(JsonLinesOptions options)
{
    public bool IsEnabled => options is not { RetainedFiles: null, RetainedDays: null, MaxTotalSize: null };

    /// <summary>Gets a value indicating whether files can expire even if no further file is rolled.</summary>
    public bool ExpiresByTime => options.RetainedDays is not null;

    private DateOnly Today => DateOnly.FromDateTime(options.TimeProvider.GetUtcNow().UtcDateTime);

    /// <summary>Returns the files that exceed the retained days or the retained number of files.</summary>
    /// <param name="oldestFirst">All rolled files.</param>
    public List<RolledFile> ExpiredByAge(RolledFile[] oldestFirst)
    {
        var today = Today;
        var firstDay = options.RetainedDays is { } days ? today.AddDays(-Math.Min(days, today.DayNumber)) : DateOnly.MinValue;
        var firstNumber = FirstNumber(oldestFirst, options.RetainedFiles ?? int.MaxValue);
        var expired = new List<RolledFile>();
        foreach (var file in oldestFirst)
        {
            if (file.Number < firstNumber || file.Day < firstDay)
                expired.Add(file);
        }

        return expired;
    }

    /// <summary>Returns the oldest files, those that exceed the total size.</summary>
    /// <param name="oldestFirst">All rolled files.</param>
    public ReadOnlySpan<RolledFile> ExpiredBySize(RolledFile[] oldestFirst)
    {
        if (options.MaxTotalSize is not { } room)
            return default;

        var expired = oldestFirst.Length;
        while (expired > 0 && (room -= SizeOf(oldestFirst[expired - 1].Path)) >= 0)
            expired--;
        return oldestFirst.AsSpan(0, expired);
    }

    /// <summary>Returns the lowest number to keep. A file that exists in both forms because it is being compressed counts once.</summary>
    private static long FirstNumber(RolledFile[] oldestFirst, int count)
    {
        var first = long.MaxValue;
        for (var i = oldestFirst.Length - 1; i >= 0; i--)
        {
            if (oldestFirst[i].Number != first && count-- == 0)
                break;
            first = oldestFirst[i].Number;
        }

        return first;
    }

    private static long SizeOf(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? file.Length : 0;
    }
}

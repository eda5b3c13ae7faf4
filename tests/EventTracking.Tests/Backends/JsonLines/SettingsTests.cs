using EventTracking.Tests.Support;
using Xunit;

namespace EventTracking.Tests.Backends.JsonLines;

/// <summary>Invalid settings are rejected by name before anything is opened.</summary>
public sealed class SettingsTests
{
    [Fact]
    public void Out_of_range_settings_are_rejected()
    {
        Refuses<ArgumentOutOfRangeException>(new() { BlockSize = -1 }, "BlockSize");
        Refuses<ArgumentOutOfRangeException>(new() { FlushInterval = TimeSpan.Zero }, "FlushInterval");
        Refuses<ArgumentOutOfRangeException>(new() { FlushInterval = TimeSpan.FromDays(50) }, "FlushInterval");
        Refuses<ArgumentOutOfRangeException>(new() { Durability = (JsonLinesDurability)7 }, "Durability");
        Refuses<ArgumentOutOfRangeException>(new() { MaxFileSize = 0 }, "MaxFileSize");
        Refuses<ArgumentOutOfRangeException>(new() { RollingInterval = (RollingInterval)7 }, "RollingInterval");
        Refuses<ArgumentOutOfRangeException>(new() { MaxFileSize = 1, RetainedFiles = 0 }, "RetainedFiles");
        Refuses<ArgumentOutOfRangeException>(new() { MaxFileSize = 1, RetainedDays = 0 }, "RetainedDays");
        Refuses<ArgumentOutOfRangeException>(new() { MaxFileSize = 1, MaxTotalSize = 0 }, "MaxTotalSize");
        Refuses<ArgumentOutOfRangeException>(new() { UnixFileMode = UnixFileMode.UserRead }, "UnixFileMode");
        Refuses<ArgumentOutOfRangeException>(new() { UnixFileMode = (UnixFileMode)(-1) }, "UnixFileMode");
        Refuses<ArgumentNullException>(new() { TimeProvider = null! }, "TimeProvider");
    }

    [Fact]
    public void Settings_without_effect_are_rejected()
    {
        Refuses<ArgumentException>(new() { LeaveOpen = true }, "LeaveOpen");
        Refuses<ArgumentException>(new() { RetainedFiles = 1 }, "RetainedFiles");
        Refuses<ArgumentException>(new() { RetainedDays = 1 }, "RetainedDays");
        Refuses<ArgumentException>(new() { MaxTotalSize = 1 }, "MaxTotalSize");
        Refuses<ArgumentException>(new() { CompressRolledFiles = true }, "CompressRolledFiles");
    }

    [Fact]
    public void A_stream_does_not_accept_file_settings()
    {
        RefusesForStream(new() { Durability = JsonLinesDurability.Disk }, "Durability");
        RefusesForStream(new() { MaxFileSize = 1 }, "MaxFileSize");
        RefusesForStream(new() { RollingInterval = RollingInterval.Day }, "RollingInterval");
        RefusesForStream(new() { RetainedFiles = 1 }, "RetainedFiles");
        RefusesForStream(new() { RetainedDays = 1 }, "RetainedDays");
        RefusesForStream(new() { MaxTotalSize = 1 }, "MaxTotalSize");
        RefusesForStream(new() { CompressRolledFiles = true }, "CompressRolledFiles");
        RefusesForStream(new() { UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite }, "UnixFileMode");
        RefusesForStream(new() { ReopenOnHangup = true }, "ReopenOnHangup");
    }

    [Fact]
    public void A_device_can_be_written_but_not_rolled()
    {
        using (var tracker = new Tracker(SomeBackends.Only(new JsonLinesBackend("/dev/null"))))
        {
            tracker.Emit("a");
            Assert.True(tracker.Flush(TimeSpan.FromMinutes(1)));
        }

        Assert.Throws<IOException>(static () => new JsonLinesBackend("/dev/null", new() { MaxFileSize = 1 }));
    }

    [Theory]
    [InlineData("", "''")]
    [InlineData(" \t", "' \\u0009'")]
    [InlineData("events\0.jsonl", "'events\\u0000.jsonl'")]
    public void An_invalid_path_is_reported_with_the_remedy(string path, string named)
    {
        var exception = Assert.Throws<ArgumentException>(() => new JsonLinesBackend(path));

        Assert.StartsWith($"{named} cannot be the path of a file. Use the path of a file", exception.Message, StringComparison.Ordinal);
        Assert.Equal("path", exception.ParamName);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a file/events.jsonl")]
    public void A_file_that_cannot_be_opened_is_reported_with_the_remedy(string path)
    {
        using var folder = new TemporaryFolder();
        folder.Write("a file", "");
        var full = folder.PathOf(path);

        var exception = Assert.Throws<IOException>(() => new JsonLinesBackend(full));

        Assert.StartsWith($"The file '{full}' cannot be opened for reading and writing: ", exception.Message, StringComparison.Ordinal);
        Assert.EndsWith(
            "Check that its folder exists and that reading and writing are permitted.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_folder_is_created()
    {
        using var folder = new TemporaryFolder();
        var path = folder.PathOf("of/the/events/events.jsonl");

        using (var tracker = new Tracker(SomeBackends.Only(new JsonLinesBackend(path))))
            tracker.Emit("a");

        Assert.Equal(["a"], SomeLines.NamesIn(path));
    }

    private static void Refuses<TException>(JsonLinesOptions options, string setting)
        where TException : ArgumentException
    {
        using var folder = new TemporaryFolder();
        var exception = Assert.Throws<TException>(() => new JsonLinesBackend(folder.PathOf("events.jsonl"), options));

        Assert.StartsWith(setting, exception.Message, StringComparison.Ordinal);
        Assert.Equal("options", exception.ParamName);
        Assert.False(File.Exists(folder.PathOf("events.jsonl")));
    }

    private static void RefusesForStream(JsonLinesOptions options, string setting)
    {
        var exception = Assert.Throws<ArgumentException>(() => new JsonLinesBackend(Stream.Null, options));
        Assert.StartsWith($"{setting} is for files.", exception.Message, StringComparison.Ordinal);
    }
}

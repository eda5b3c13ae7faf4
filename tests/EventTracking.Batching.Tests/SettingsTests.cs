namespace EventTracking.Batching.Tests;

/// <summary>Invalid settings are rejected by name.</summary>
public sealed class SettingsTests
{
    public static TheoryData<string, BatchingOptions> Wrong => new()
    {
        { "MaxBatchCount is out of range. Use a number of events above 0.", new() { MaxBatchCount = 0 } },
        { "MaxBatchBytes is out of range. Use a number of bytes above 0.", new() { MaxBatchBytes = -1 } },
        { "QueueCapacityBytes is out of range. Use a number of bytes above 0.", new() { QueueCapacityBytes = 0 } },
        { "MaxBatchAge is out of range. Use a time from 00:00:00 to 1.00:00:00.", new() { MaxBatchAge = Timeout.InfiniteTimeSpan } },
        { "RequestTimeout is out of range. Use a time from 00:00:00.0100000 to 1.00:00:00.", new() { RequestTimeout = TimeSpan.Zero } },
        { "RetryDelay is out of range. Use a time from 00:00:00.0010000 to 12:00:00.", new() { RetryDelay = TimeSpan.Zero } },
        { "MaxRetryDelay is out of range. Use a time from 00:00:01 to 12:00:00.", new() { MaxRetryDelay = TimeSpan.FromSeconds(0.5) } },
        { "BreakDuration is out of range. Use a time from 00:00:00.5000000 to 1.00:00:00.", new()
        {
            BreakDuration = TimeSpan.FromDays(2),
        } },
        { "MaxRetryDuration is out of range. Use a time from 00:00:30 to 1.00:00:00.", new()
        {
            MaxRetryDuration = TimeSpan.FromSeconds(29),
        } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Out_of_range_settings_are_reported_with_the_remedy(string message, BatchingOptions options)
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => new BatchingBackend(new ObservedDestination(), options));

        Assert.StartsWith(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_arguments_are_named()
    {
        Assert.Throws<ArgumentNullException>("destination", static () => new BatchingBackend(null!));
        var clock = Assert.Throws<ArgumentNullException>(
            "options", static () => new BatchingBackend(new ObservedDestination(), new() { TimeProvider = null! }));
        Assert.Contains("TimeProvider is null", clock.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>("reason", static () => BatchResult.Invalid(null!));
        Assert.Throws<ArgumentNullException>("reason", static () => BatchResult.RetryLater(reason: null!));
        Assert.Throws<ArgumentNullException>("events", static () => BatchResult.Rejected(null!));
    }

    public static TheoryData<string, SpoolOptions> WrongSpools => new()
    {
        { "Spool.Path is not valid. Use the absolute path of a folder, such as /var/spool/shop/warehouse.", new("") },
        { "Spool.Path is not valid. Use the absolute path of a folder, such as /var/spool/shop/warehouse.", new("relative/path") },
        { "Spool.Path is not valid. Use the absolute path of a folder, such as /var/spool/shop/warehouse.", new("/") },
        { "Spool.Path is not valid. Use the absolute path of a folder, such as /var/spool/shop/warehouse.", new("/tmp/a\0b") },
        {
            "Spool.Path is not valid. Use {instance} once, in the last part of the path, as in /var/spool/shop-{instance}.",
            new("/var/{instance}/shop")
        },
        { "Spool.MaxBytes is not valid. Use at least 1048576 bytes (1 MiB), which is four of the smallest segments.", new("/tmp/spool")
        {
            MaxBytes = 1_048_575,
        } },
        { "Spool.Durability is not valid. Use Process or Disk.", new("/tmp/spool") { Durability = (SpoolDurability)2 } },
        { "Spool.WhenFull is not valid. Use QueueFullPolicy.DropNewest, DropOldest or Wait(timeout).", new("/tmp/spool")
        {
            WhenFull = null!,
        } },
        { "Spool.MaxAge is not valid. Use a time above 00:00:00, or null for no limit.", new("/tmp/spool") { MaxAge = TimeSpan.Zero } },
    };

    [Theory]
    [MemberData(nameof(WrongSpools))]
    public void Invalid_settings_of_a_spool_are_reported_with_the_remedy(string message, SpoolOptions spool)
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(
            () => new BatchingBackend(new ObservedDestination(), new() { Spool = spool }));

        Assert.StartsWith(message, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(12 * 60 * 60 * 1000)]
    public async Task Minimum_and_maximum_settings_are_accepted(int milliseconds)
    {
        var time = TimeSpan.FromMilliseconds(milliseconds);
        var options = new BatchingOptions
        {
            MaxBatchAge = milliseconds == 1 ? TimeSpan.Zero : TimeSpan.FromDays(1),
            RequestTimeout = milliseconds == 1 ? TimeSpan.FromMilliseconds(10) : TimeSpan.FromDays(1),
            RetryDelay = time,
            MaxRetryDelay = time,
            BreakDuration = milliseconds == 1 ? TimeSpan.FromMilliseconds(500) : TimeSpan.FromDays(1),
            MaxRetryDuration = TimeSpan.FromDays(1),
        };
        using var pipeline = new SomePipeline(new ObservedDestination(), options);

        pipeline.Emit(10);
        Assert.True(await pipeline.FlushAsync());

        pipeline.AssertAccount(delivered: 10);
    }
}

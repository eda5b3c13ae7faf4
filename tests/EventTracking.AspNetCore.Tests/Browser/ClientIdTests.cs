using Microsoft.Extensions.DependencyInjection;

namespace EventTracking.AspNetCore.Tests.Browser;

/// <summary>The ids that browsers give to events.</summary>
public sealed class ClientIdTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<Guid> FreshIds =>
    [
        Guid.CreateVersion7(Now),
        Guid.CreateVersion7(Now.AddDays(-7)),
        Guid.CreateVersion7(Now.AddDays(1)),
    ];

    public static TheoryData<string> OtherIds =>
    [
        $"\"{Guid.CreateVersion7(Now.AddDays(-7).AddMilliseconds(-1))}\"",
        $"\"{Guid.CreateVersion7(Now.AddDays(1).AddMilliseconds(1))}\"",
        $"\"{Guid.CreateVersion7(DateTimeOffset.UnixEpoch)}\"",
        "\"9b2e6a1c-3b1f-4c56-8d6e-0c8d3f1f7a11\"",
        "\"00000000-0000-0000-0000-000000000000\"",
        "\"ffffffff-ffff-ffff-ffff-ffffffffffff\"",
        "\"019ad4d0-0000-7000-0000-000000000001\"",
        "\"not a UUID\"",
        "7",
        "null",
        "[]",
    ];

    [Theory]
    [MemberData(nameof(FreshIds))]
    public async Task A_fresh_id_is_kept_so_that_a_repeated_request_makes_no_second_event(Guid id)
    {
        await using var site = await StartAsync();

        await site.AcceptAsync(Closed($"\"{id}\""));
        await site.AcceptAsync(Closed($"\"{id}\""));

        Assert.Equal([id, id], site.Collected.Events.Select(static e => e.Id));
        Assert.All(site.Collected.Events, static e => Assert.Equal(Now, e.Timestamp));
    }

    [Theory]
    [MemberData(nameof(OtherIds))]
    public async Task Any_other_id_is_replaced(string id)
    {
        await using var site = await StartAsync();

        await site.AcceptAsync(Closed(id));

        var tracked = Assert.Single(site.Collected.Events);
        Assert.DoesNotContain(tracked.Id.ToString(), id, StringComparison.Ordinal);
        Assert.Equal(7, tracked.Id.Version);
    }

    [Fact]
    public async Task The_age_can_be_set()
    {
        await using var site = await StartAsync(TimeSpan.Zero);
        var id = Guid.CreateVersion7(Now.AddMilliseconds(-1));

        await site.AcceptAsync(Closed($"\"{id}\""));

        Assert.NotEqual(id, Assert.Single(site.Collected.Events).Id);
    }

    private static Task<BrowserSite> StartAsync(TimeSpan? maxAge = null) => BrowserSite.StartAsync(
        browser =>
        {
            browser.MaxIdAge = maxAge ?? browser.MaxIdAge;
            browser.Accept<PageClosed>();
        },
        static services => services.AddSingleton<TimeProvider>(new FixedTime()));

    private static string Closed(string id) => BrowserSite.Closed("""{"number":7}""", $"\"id\":{id},");

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}

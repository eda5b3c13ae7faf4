namespace EventTracking.AspNetCore.Tests.Browser;

[TrackedEvent("org.example.page.viewed", Readable = true)]
public sealed partial record PageViewed(string Page, double Seconds, IReadOnlyDictionary<string, int>? Counts = null);

[TrackedEvent("org.example.page.closed", Readable = true)]
public readonly partial record struct PageClosed(int Number);

/// <summary>Not accepted by the sites of the tests.</summary>
[TrackedEvent("org.example.invoice.paid", Readable = true)]
public readonly partial record struct InvoicePaid(int Cents);

/// <summary>The first version of <see cref="PageRated"/>.</summary>
public sealed record PageRatedV1(string Stars);

/// <summary>An event whose data has changed.</summary>
[TrackedEvent("org.example.page.rated", Version = 2, Readable = true)]
public readonly partial record struct PageRated(int Stars)
{
    [ReadsVersion(1)]
    private static PageRated From(PageRatedV1 old) => new(old.Stars.Length);
}

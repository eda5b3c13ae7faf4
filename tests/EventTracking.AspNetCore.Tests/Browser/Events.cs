using System.Text.Json.Serialization;

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

/// <summary>The first version of <see cref="PagePrinted"/>, with a field that has been removed.</summary>
public sealed record PagePrintedV1(
    string Page, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Device);

/// <summary>An event with fields that its pages do not all send.</summary>
[TrackedEvent("org.example.page.printed", Version = 2, Readable = true)]
public sealed partial record PagePrinted(
    string Page, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Paper, int Copies = 1)
{
    [ReadsVersion(1)]
    private static PagePrinted From(PagePrintedV1 old) => new(old.Page, Paper: null);
}

namespace EventTracking.AspNetCore.Tests.Browser;

[TrackedEvent("org.example.page.viewed", Readable = true)]
public sealed partial record PageViewed(string Page, double Seconds, IReadOnlyDictionary<string, int>? Counts = null);

[TrackedEvent("org.example.page.closed", Readable = true)]
public readonly partial record struct PageClosed(int Number);

/// <summary>Not accepted by the sites of the tests.</summary>
[TrackedEvent("org.example.invoice.paid", Readable = true)]
public readonly partial record struct InvoicePaid(int Cents);

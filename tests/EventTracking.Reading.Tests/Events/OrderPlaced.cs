namespace EventTracking.Reading.Tests.Events;

internal enum Status
{
    Open,
    PaidInFull,
}

internal sealed record OrderLine(string Sku, decimal Price)
{
    public required int Count { get; init; }

    public string Unit { get; init; } = "piece";
}

[TrackedEvent("org.example.order.placed", Version = 2)]
internal sealed partial record OrderPlaced(
    string OrderId,
    IReadOnlyList<OrderLine> Lines,
    Status Status,
    byte Boxes,
    Dictionary<string, Guid> Tags,
    string? Note = null,
    int Priority = 5);

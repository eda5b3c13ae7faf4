using System.Text.Json;

namespace EventTracking.Destinations.Tests.Conformance;

/// <summary>An event with every kind of field.</summary>
[TrackedEvent("test.all.kinds", Version = 3)]
public readonly partial record struct AllKinds(
    long Smallest, long Largest, ulong LargestUnsigned, double Precise, double Tiny, double Huge, decimal Money, decimal LargestDecimal,
    float Single, bool Yes, DateTimeOffset At, DateTime Utc, DateOnly Day, TimeOnly Time, Guid Id, string Text, string? Absent,
    Nested Inner, IReadOnlyList<int> Numbers, IReadOnlyList<string> None, IReadOnlyDictionary<string, double> Prices, DayOfWeek Weekday);

/// <summary>A nested object.</summary>
/// <param name="Name">A text.</param>
/// <param name="Next">A deeper object.</param>
public sealed record Nested(string Name, Nested? Next = null);

internal static class SomeEvents
{
    /// <summary>Numbers beyond 64 bits and the precision of doubles, which an untyped event can have.</summary>
    public static readonly JsonElement ExactNumbers = JsonElement.Parse(
        """
        {"big":123456789012345678901234567890,"small":-0.000000000000000000000000000000012345678901234567890123456789,
        "long":9223372036854775807,"scientific":1.5e300,"digits":0.1000000000000000055511151231257827}
        """);

    public static AllKinds AllKinds { get; } = new(
        long.MinValue, long.MaxValue, ulong.MaxValue, 0.1 + 0.2, double.Epsilon, double.MaxValue, 1234.5600m, decimal.MaxValue,
        float.MaxValue, Yes: true, new DateTimeOffset(2026, 2, 28, 23, 59, 59, TimeSpan.FromHours(5.5)).AddTicks(1_234_560),
        new DateTime(1, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddTicks(10), new DateOnly(2024, 2, 29), new TimeOnly(23, 59, 59, 999, 999),
        Guid.Parse("01234567-89ab-cdef-0123-456789abcdef"), "Grüße, 世界 🎉", Absent: null,
        new Nested("a", new Nested("b", new Nested("c"))), [int.MinValue, 0, int.MaxValue], [],
        new Dictionary<string, double> { ["a b"] = 17.29, ["ü"] = 1e-7 }, DayOfWeek.Saturday);

    /// <summary>Names of events that break quoting, headers, routing keys or paths.</summary>
    public static readonly IReadOnlyList<string> OddNames =
    [
        "a", "'; DROP TABLE events; --", "\"quoted\"", "back\\slash", "new\nline", "tab\tname", "com/example?order#placed",
        "*", "$1", "{0}",
        "Ünïcödé", "世界", "🎉", "name with spaces", " leading", new string('x', 255), "%00", "<b>bold</b>", "..", "a,b;c=d", "é́",
    ];
}
